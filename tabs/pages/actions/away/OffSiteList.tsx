import { Button, mergeClasses } from '@fluentui/react-components';
import type { AwayToday } from '#shared/contracts/actions/away.ts';
import { awayLabels } from '#shared/wording/actions/away-text.ts';
import { signingText } from '#shared/wording/actions/signing-text.ts';
import { sentenceCase } from '#shared/wording/basics/number-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { TakeBack } from '../../../components/actions/notices/TakeBack.tsx';
import { useSaidChange } from '../../../components/actions/use-said-change.ts';
import { useAwayLineStyles } from './away-line-styles.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';

/** Present by the register and not here: signed out, on a visit, in another school. */
export function OffSiteList({
  school,
  pupils,
  mayChange,
}: {
  school: string;
  pupils: AwayToday['offSite'];
  mayChange: boolean;
}) {
  const lines = useAwayLineStyles();
  const page = usePageStyles();
  if (pupils.length === 0) return null;
  const title = awayLabels.offSiteList(pupils.length);
  return (
    <>
      <h2 className={page.section}>{title}</h2>
      <ul className={mergeClasses(page.sheet, lines.list)} aria-label={title}>
        {pupils.map(({ id, name, tutorGroup, where, because, signing }) => (
          <li key={id} className={lines.line}>
            <span>{name}</span>
            <span>{tutorGroup}</span>
            <span className={lines.wide}>
              {[`${sentenceCase(where)}.`, because].filter(Boolean).join(' ')}
            </span>
            <span className={mergeClasses(lines.buttons, lines.wide, page.notPrinted)}>
              {mayChange && signing && (
                <>
                  <SignBackIn school={school} id={id} name={name} />
                  <TakeBackSigning school={school} id={signing} name={name} />
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
  const api = useApi();
  return (
    <TakeBack
      about={name}
      label={signingText.takeBackOf(name)}
      takeBack={() => api.request('undoSigning', { params: { school, id } })}
    />
  );
}
