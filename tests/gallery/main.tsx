/** Every card and page in each of its states and themes: `npm run dev`, then /gallery. */
import { FluentProvider, makeStyles, tokens, webLightTheme } from '@fluentui/react-components';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { HostTheme } from '../../tabs/host/connect-host.ts';
import { fluentThemes } from '../../tabs/host/fluent-theme.ts';
import AdaptiveCardView from '../../tabs/local-desk/conversation/AdaptiveCardView.tsx';
import { cards } from './cards.ts';
import { pageStates, pages, widths } from './pages.ts';

const themes = Object.keys(fluentThemes) as HostTheme[];
const useStyles = makeStyles({
  all: { display: 'grid', gridTemplateColumns: '14rem 1fr', minHeight: '100vh' },
  list: { padding: '16px', display: 'grid', gap: '4px', alignContent: 'start' },
  shown: { padding: '16px', display: 'grid', gap: '24px', minWidth: '0' },
  row: { display: 'flex', flexWrap: 'wrap', gap: '16px', alignItems: 'start' },
  card: {
    width: '420px',
    padding: '16px',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  frame: { border: `1px solid ${tokens.colorNeutralStroke1}`, height: '760px' },
});

function Gallery() {
  const styles = useStyles();
  const [shown, show] = useState(decodeURIComponent(location.hash.slice(1)) || 'dailyCard');
  const names = [...Object.keys(cards), ...Object.keys(pages)];
  return (
    <div className={styles.all}>
      <nav className={styles.list} aria-label="Cards and pages">
        {names.map((name) => (
          <a key={name} href={`#${name}`} aria-current={name === shown} onClick={() => show(name)}>
            {name}
          </a>
        ))}
      </nav>
      <main className={styles.shown}>
        <h1>{shown}</h1>
        {shown in cards ? <CardStates name={shown} /> : <PageStates name={shown} />}
      </main>
    </div>
  );
}

function CardStates({ name }: { name: string }) {
  const styles = useStyles();
  return Object.entries(cards[name] ?? {}).map(([state, card]) => (
    <section key={state}>
      <h2>{state}</h2>
      <div className={styles.row}>
        {themes.map((theme) => (
          <FluentProvider key={theme} theme={fluentThemes[theme]} className={styles.card}>
            <AdaptiveCardView card={card} press={() => undefined} openLink={() => undefined} />
          </FluentProvider>
        ))}
      </div>
    </section>
  ));
}

function PageStates({ name }: { name: string }) {
  const styles = useStyles();
  const page = pages[name as keyof typeof pages];
  const addressIn = (state: string, theme: HostTheme): string =>
    `/tab?as=${page.as}&pretend=${state}&theme=${theme}#${page.at}`;
  return pageStates.map((state) => (
    <section key={state}>
      <h2>{state}</h2>
      <div className={styles.row}>
        {themes.flatMap((theme) =>
          widths.map((width) => (
            <iframe
              key={`${theme} ${width}`}
              className={styles.frame}
              title={`${name}, ${state}, ${theme}, ${width}`}
              src={addressIn(state, theme)}
              width={width}
              loading="lazy"
            />
          )),
        )}
      </div>
    </section>
  ));
}

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <FluentProvider theme={webLightTheme}>
      <Gallery />
    </FluentProvider>,
  );
