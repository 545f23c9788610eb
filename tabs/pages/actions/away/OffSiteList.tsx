import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import type { AwayToday } from '#shared/contracts/actions/away.ts';
import { awayLabels } from '#shared/wording/actions/away-text.ts';
import { signingText } from '#shared/wording/actions/signing-text.ts';
import { sentenceCase } from '#shared/wording/basics/number-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { refreshActions } from '../../../components/actions/cached-actions.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { problemText } from '../../../components/basics/ProblemNotice.tsx';
import { useUndo } from '../../../components/basics/undo-context.ts';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(170px, 24%) 88px 1fr minmax(120px, auto)',
    columnGap: '12px',
    alignItems: 'center',
    minHeight: '44px',
    padding: '6px 16px',
    '& + &': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    '@media (max-width: 640px)': { gridTemplateColumns: '1fr auto', rowGap: '2px', padding: '8px 12px' },
    '@media print': { minHeight: 0, padding: '2px 0' },
  },
  wide: { '@media (max-width: 640px)': { gridColumn: '1 / -1' } },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', justifyContent: 'end' },
});

/** Present by the register and not here: signed out, on a visit, in another school. */
export function OffSiteList({ away, mayChange }: { away: AwayToday; mayChange: boolean }) {
  const styles = useStyles();
  const page = usePageStyles();
  if (away.offSite.length === 0) return null;
  return (
    <>
      <h2 className={page.section}>{awayLabels.offSiteList(away.offSite.length)}</h2>
      <ul
        className={mergeClasses(page.sheet, styles.list)}
        aria-label={awayLabels.offSiteList(away.offSite.length)}
      >
        {away.offSite.map(({ id, name, tutorGroup, where, because, signing }) => (
          <li key={id} className={styles.line}>
            <span>{name}</span>
            <span>{tutorGroup}</span>
            <span className={styles.wide}>
              {[`${sentenceCase(where)}.`, because].filter(Boolean).join(' ')}
            </span>
            <span className={mergeClasses(styles.buttons, styles.wide, page.notPrinted)}>
              {mayChange && signing && (
                <>
                  <SignBackIn school={away.school} id={id} name={name} />
                  <TakeBackSigning school={away.school} id={signing} name={name} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function SignBackIn({ school, id, name }: { school: string; id: string; name: string }) {
  const page = usePageStyles();
  const api = useApi();
  const change = useSaidChange();
  return (
    <Button
      className={page.touch}
      aria-label={signingText.signInOf(name)}
      onClick={() =>
        void change(async () => {
          const body = { pupil: id, kind: 'in' as const };
          const { time } = await api.request('recordSigning', { params: { school }, body });
          return signingText.said(name, 'in', time);
        })
      }
    >
      {signingText.signIn}
    </Button>
  );
}

export function TakeBackSigning({ school, id, name }: { school: string; id: string; name: string }) {
  const page = usePageStyles();
  const api = useApi();
  const change = useSaidChange();
  return (
    <Button
      className={page.touch}
      appearance="subtle"
      aria-label={signingText.takeBackOf(name)}
      onClick={() =>
        void change(async () => {
          await api.request('undoSigning', { params: { school, id } });
          return awayLabels.tookBack(name);
        })
      }
    >
      {awayLabels.takeBack}
    </Button>
  );
}

/** Makes a change, says what it was or why not, and shows what follows. */
function useSaidChange() {
  const client = useQueryClient();
  const { say } = useUndo();
  return async (change: () => Promise<string>): Promise<void> => {
    try {
      say(await change());
    } catch (error) {
      say(problemText(error));
    }
    await refreshActions(client);
  };
}
