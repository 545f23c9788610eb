import { Button, Link as FluentLink, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import type { AwayPupil, AwayToday } from '#shared/contracts/actions/away.ts';
import { awayLabels, sessionCodeText } from '#shared/wording/actions/away-text.ts';
import { beingRungText } from '#shared/wording/actions/call-text.ts';
import { outcomeText } from '#shared/wording/actions/outcome-text.ts';
import { withWhomText } from '#shared/wording/actions/action-text.ts';
import { signingText } from '#shared/wording/actions/signing-text.ts';
import { sentenceCase } from '#shared/wording/basics/number-text.ts';
import { dayText } from '#shared/wording/basics/date-text.ts';
import { useNow } from '../../../api/use-me.ts';
import { CallBeside } from '../../../components/actions/call/CallBeside.tsx';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { useHref } from '../../../components/basics/use-href.ts';
import { TakeBackSigning } from './OffSiteList.tsx';
import type { ChosenPupil } from '../../../components/actions/notices/PupilsChosen.tsx';
import { TakeBackNotice } from '../../../components/actions/notices/TakeBackNotice.tsx';
import { useAwayLineStyles } from './away-line-styles.ts';
import { Flags } from '../../../components/roll/Flags.tsx';

const useStyles = makeStyles({
  name: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '8px' },
  said: { display: 'grid' },
});

/** A line for each pupil: code and reason, who said so, since when, and whose call it is. */
export function AwayList({
  away,
  shown,
  signIn,
}: {
  away: AwayToday;
  shown: readonly AwayPupil[];
  /** Null: the reader signs nobody in. */
  signIn: ((pupil: ChosenPupil) => void) | null;
}) {
  const lines = useAwayLineStyles();
  const page = usePageStyles();
  const [opened, open] = useState<string | null>(null);
  const calls = shown.flatMap(({ action }) => (action?.status === 'open' ? [action] : []));
  if (shown.length === 0) return <p role="status">{nobodyText(away)}</p>;
  return (
    <>
      <ul className={mergeClasses(page.sheet, lines.list)} aria-label={awayLabels.list}>
        {shown.map((pupil) => (
          <AwayLine key={pupil.id} pupil={pupil} away={away} open={open} signIn={signIn} />
        ))}
      </ul>
      <CallBeside id={opened} calls={calls} open={open} close={() => open(null)} />
    </>
  );
}

/** That nobody is away is said only while every register that is due is in. */
function nobodyText({ pupils, schoolDay, registersMissing, asOf }: AwayToday): string {
  if (!schoolDay) return awayLabels.noSchoolDay;
  if (pupils.length > 0) return awayLabels.nobodyHere;
  return registersMissing.length > 0 || asOf === null ? awayLabels.nobodySoFar : awayLabels.nobody;
}

function AwayLine({
  pupil,
  away: { date, school },
  open,
  signIn,
}: {
  pupil: AwayPupil;
  away: AwayToday;
  open: (id: string) => void;
  signIn: ((pupil: ChosenPupil) => void) | null;
}) {
  const styles = useStyles();
  const lines = useAwayLineStyles();
  const page = usePageStyles();
  const href = useHref();
  const { today } = useNow();
  const { action } = pupil;
  const ring = action?.status === 'open' ? action : null;
  const said = [
    pupil.here && sentenceCase(pupil.here),
    pupil.reason ?? (pupil.isUnexplained ? awayLabels.nobodyKnows : null),
    pupil.expectedBack,
    pupil.since < date && !pupil.here ? awayLabels.since(dayText(pupil.since)) : null,
  ].filter(Boolean);
  const call = ring
    ? ring.beingRungBy
      ? beingRungText(ring.beingRungBy, today)
      : withWhomText(ring)
    : action?.outcome
      ? outcomeText(action.outcome, today)
      : null;
  return (
    <li className={lines.line}>
      <span className={styles.name}>
        <FluentLink href={href({ page: 'pupil', id: pupil.id })}>{pupil.name}</FluentLink>
        <Flags flags={[...(pupil.callFirst ? ['call-first'] : []), ...(pupil.premium ? ['pp'] : [])]} />
      </span>
      <span>{[pupil.tutorGroup, sessionCodeText(pupil)].filter(Boolean).join(' · ')}</span>
      <span className={mergeClasses(styles.said, lines.wide)}>
        <span>{[...new Set(said)].join(' · ')}</span>
        <span className={page.quiet}>{[pupil.toldBy, call].filter(Boolean).join(' · ')}</span>
        {pupil.note && <span>{awayLabels.note(pupil.note)}</span>}
        {pupil.differs && <strong>{pupil.differs}</strong>}
      </span>
      <span className={mergeClasses(lines.buttons, lines.wide, page.notPrinted)}>
        {ring && (
          <Button className={page.touch} onClick={() => open(ring.id)}>
            {awayLabels.ring}
          </Button>
        )}
        {signIn && !pupil.here && (
          <Button
            className={page.touch}
            aria-label={signingText.signInOf(pupil.name)}
            onClick={() => signIn({ id: pupil.id, name: pupil.name })}
          >
            {signingText.signIn}
          </Button>
        )}
        {signIn && pupil.signing && <TakeBackSigning school={school} id={pupil.signing} name={pupil.name} />}
        {pupil.notice && <TakeBackNotice id={pupil.notice} about={pupil.name} />}
      </span>
    </li>
  );
}
