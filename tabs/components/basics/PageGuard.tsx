import { Component, type ReactNode } from 'react';
import { problemLabels } from '#shared/wording/basics/problem-text.ts';
import { ProblemNotice } from './ProblemNotice.tsx';

/** Keeps a fault in one page from leaving a blank tab. */
export class PageGuard extends Component<{ children: ReactNode }, { stumbled: boolean }> {
  override state = { stumbled: false };

  static getDerivedStateFromError() {
    return { stumbled: true };
  }

  override render() {
    if (!this.state.stumbled) return this.props.children;
    return (
      <ProblemNotice
        title={problemLabels.pageFault}
        againLabel={problemLabels.loadAgain}
        again={() => window.location.reload()}
      />
    );
  }
}
