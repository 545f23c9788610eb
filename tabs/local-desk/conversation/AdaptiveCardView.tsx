import * as adaptivecards from 'adaptivecards';
import { useEffect, useEffectEvent, useRef } from 'react';
import { localDeskLabels as labels } from '#shared/wording/local-desk.ts';
import { cardHostConfig } from './card-host-config.ts';

export type CardPress = {
  type: 'Action.Execute' | 'Action.Submit';
  verb?: string;
  title?: string;
  data: unknown;
};
type Props = { card: object; press: (press: CardPress) => void; openLink: (link: string) => void };

// Words are shown as they are written: only a mention loses its tags.
adaptivecards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  const plain = document.createElement('span');
  plain.textContent = text.replaceAll(/<\/?at>/g, '');
  result.outputHtml = plain.outerHTML;
  result.didProcess = true;
};

// The package calls itself free of side effects, so a bundler drops the file by which it knows tables.
adaptivecards.GlobalRegistry.defaultElements.register(
  'Table',
  adaptivecards.Table,
  adaptivecards.Versions.v1_5,
);

/** A card drawn by Microsoft's own renderer, in the host's theme. */
export default function AdaptiveCardView({ card, press, openLink }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const source = JSON.stringify(card);

  const act = useEffectEvent((action: adaptivecards.Action) => {
    const { title } = action;
    if (action instanceof adaptivecards.OpenUrlAction) openLink(action.url ?? '');
    else if (action instanceof adaptivecards.ExecuteAction)
      press({ type: 'Action.Execute', verb: action.verb, title, data: action.data });
    else if (action instanceof adaptivecards.SubmitAction)
      press({ type: 'Action.Submit', title, data: action.data });
  });

  useEffect(() => {
    const drawn = new adaptivecards.AdaptiveCard();
    drawn.hostConfig = new adaptivecards.HostConfig(cardHostConfig);
    drawn.onExecuteAction = (action) => act(action);
    drawn.parse(JSON.parse(source));
    const element = drawn.render();
    root.current?.replaceChildren(element ?? labels.cardNotShown);
  }, [source]);

  return <div ref={root} className="desk-card" />;
}
