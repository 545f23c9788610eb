import type { Action, ActionFamily, CallSheet } from '#shared/contracts/actions/action.ts';
import {
  expectedBackChoices,
  rungOnCard,
  type Asked,
  type ExpectedBackChoice,
  type Recorded,
} from '#shared/contracts/actions/card-actions.ts';
import type { OpenAlert } from '#shared/contracts/actions/alerts.ts';
import type { CardInput } from '#shared/contracts/card-actions.ts';
import { actionKindLabels } from '#shared/wording/actions/action-text.ts';
import { alertLabels, inHandText, toldText } from '#shared/wording/actions/alert-text.ts';
import { callFactsText, familyRungText, waitingText } from '#shared/wording/actions/call-list-text.ts';
import { callPageLabels } from '#shared/wording/actions/call-page-text.ts';
import {
  beingRungText,
  callReasonChoices,
  callResultLabels,
  languageText,
  contactText,
  reasonText,
} from '#shared/wording/actions/call-text.ts';
import { dataFromText, dayText, momentText } from '#shared/wording/basics/date-text.ts';
import { daysMissedText } from '#shared/wording/registers/days-missed-text.ts';
import { flagLabels } from '#shared/wording/roll/flag-text.ts';
import { plural, percentText, sentenceCase } from '#shared/wording/basics/number-text.ts';
import { yearText } from '#shared/wording/roll/pupil-facts.ts';
import { byWhomText, outcomeText } from '#shared/wording/actions/outcome-text.ts';
import { nameInSentence } from '#shared/wording/basics/name-in-sentence.ts';
import {
  buttons,
  card,
  columns,
  heading,
  openTab,
  press,
  subtle,
  text,
  type AdaptiveCard,
  type CardAction,
  type CardElement,
} from '../basics/card-parts.ts';

export interface CallsView {
  /** The call to make now, opened out; null when none is left. */
  sheet: CallSheet | null;
  /** Families to ring after that. */
  others: readonly ActionFamily[];
  /** Open safeguarding alerts the reader handles: before everything else. */
  alerts: readonly OpenAlert[];
  /** What has just happened, in a sentence. */
  notice: string | null;
  /** The outcome that can still be taken back. */
  recorded: Recorded | null;
  today: string;
  time: string;
  /** When the card was made: after a day its names are taken back. */
  madeAt: string;
  /** The reader's own id in Teams, for whom the card refreshes itself. */
  readerId: string | null;
  link: string;
}

const MOST_OTHERS = 8;

const backLabels: Record<ExpectedBackChoice, string> = {
  'today 10:45': 'Today, after break',
  'today 13:00': 'Today, after lunch',
  tomorrow: 'Next school day',
  unknown: 'Not known',
};
const backChoices = Object.entries(backLabels) as [ExpectedBackChoice, string][];

/** What is still to come; after an illness most are back on the next school day: it stands first. */
function backChoicesAfter(reason: string, time: string): typeof backChoices {
  const ahead = backChoices.filter(([choice]) => {
    const back = expectedBackChoices[choice];
    return back.kind !== 'today' || back.time >= time;
  });
  return reason === 'illness'
    ? ahead.toSorted(([a], [b]) => Number(b === 'tomorrow') - Number(a === 'tomorrow'))
    : ahead;
}

/** A person's calls, in their own chat: the next one opened out, the others a press away. */
export function callsCard(view: CallsView): AdaptiveCard {
  const { sheet, others, notice } = view;
  const again = view.recorded ? { recorded: view.recorded } : {};
  if (!sheet) {
    return refreshing(
      card(
        [
          ...alertLines(view),
          heading('No calls waiting'),
          text(notice ?? 'Nobody on your list needs a call. Thank you.'),
          ...undoButton(view.recorded),
        ],
        [openTab('Open my calls', view.link)],
      ),
      view,
      again,
    );
  }
  const body = [
    ...alertLines(view),
    ...(notice ? [text(notice, { color: 'Good', weight: 'Bolder' })] : []),
    ...undoButton(view.recorded),
    ...callBody(sheet, view),
    ...whomRung(sheet.contacts),
    noteInput(),
    buttons(...outcomeButtons(sheet.action)),
  ];
  if (others.length > 0) {
    body.push(
      text(`${plural(others.length, 'more call')}`, { weight: 'Bolder', spacing: 'Large', separator: true }),
    );
    body.push(...others.slice(0, MOST_OTHERS).map((family) => otherCall(family, view)));
    if (others.length > MOST_OTHERS) body.push(subtle(`${others.length - MOST_OTHERS} more are in the tab.`));
  }
  return refreshing(card(body, [openTab('Open my calls', view.link)]), view, again);
}

function alertLines({ alerts, today, link }: CallsView): CardElement[] {
  if (alerts.length === 0) return [];
  return [
    text(alertLabels.title, { color: 'Attention', weight: 'Bolder', size: 'Large' }),
    ...alerts.flatMap((alert) => {
      const { action, raisedAt, hereSince } = alert;
      const who = [nameInSentence(action.pupil?.name ?? alertLabels.drill), action.tutorGroup ?? ''].filter(
        Boolean,
      );
      const told = toldText(alert);
      const inHand = inHandText(alert, { myId: '', today });
      const line = text(`${who.join(', ')}: ${action.raisedBecause} ${momentText(raisedAt, today)}`);
      const here = hereSince ? [text(hereSince, { weight: 'Bolder' })] : [];
      if (inHand.isTaken) return [line, ...here, subtle(inHand.text)];
      return [
        line,
        ...here,
        text(inHand.text, { color: 'Attention' }),
        told.isTold ? subtle(told.text) : text(told.text, { color: 'Attention' }),
      ];
    }),
    buttons(openTab(alertLabels.open, link)),
  ];
}

const undoButton = (recorded: Recorded | null): CardElement[] =>
  recorded
    ? [buttons(press('Undo', 'undo-outcome', { actionId: recorded.actionId, alsoFor: recorded.also }))]
    : [];

/** A try that reached nobody was for all the family; spoken to, why and until when is asked about each child. */
function outcomeButtons({ id: actionId, siblings }: Action) {
  const alsoFor = siblings.map((sibling) => sibling.actionId);
  return (['spoke-to', 'no-answer', 'voicemail', 'wrong-number'] as const).map((result) =>
    result === 'spoke-to'
      ? press(callResultLabels[result], 'record-outcome', { actionId, result }, { style: 'positive' })
      : press(callResultLabels[result], 'record-outcome', {
          actionId,
          result,
          ...(alsoFor.length > 0 && { alsoFor }),
        }),
  );
}

/** Whom the reader rang: the first to ring, until they say otherwise. */
function whomRung(contacts: CallSheet['contacts']): CardElement[] {
  const ringable = contacts.filter(({ phone }) => phone !== null);
  const [first] = ringable;
  if (!first || ringable.length < 2) return [];
  return [
    {
      type: 'Input.ChoiceSet',
      id: 'whom' satisfies CardInput,
      label: callPageLabels.whomRung,
      value: rungOnCard(first),
      choices: [
        ...ringable.map((contact) => ({ title: contactText(contact), value: rungOnCard(contact) })),
        { title: callPageLabels.somebodyElse, value: 'else' },
      ],
    },
  ];
}

/** Several numbers it may have been: which was wrong, a press each. */
export function whoseNumberCard(
  view: Pick<CallsView, 'madeAt' | 'readerId' | 'link'> & { sheet: CallSheet; asked: Asked; note: string },
): AdaptiveCard {
  const { sheet, asked, note } = view;
  const { actionId } = asked;
  const alsoFor = sheet.action.siblings.map((sibling) => sibling.actionId);
  const wrong = { actionId, result: 'wrong-number', ...(alsoFor.length > 0 && { alsoFor }) } as const;
  return refreshing(
    card(
      [
        heading(`${nameInSentence(sheet.pupil.name)}: ${callResultLabels['wrong-number']}`),
        text(callPageLabels.whoseNumber, { weight: 'Bolder' }),
        noteInput(note),
        ...sheet.contacts
          .filter(({ phone }) => phone !== null)
          .map((contact) =>
            buttons(press(contactText(contact), 'record-outcome', { ...wrong, rung: rungOnCard(contact) })),
          ),
        buttons(
          press(callPageLabels.anotherNumber, 'record-outcome', { ...wrong, rung: 'else' }),
          press(callPageLabels.back, 'open-call', { actionId }),
        ),
      ],
      [openTab('Open my calls', view.link)],
    ),
    view,
    { asked },
  );
}

const noteInput = (value = ''): CardElement => ({
  type: 'Input.Text',
  id: 'note' satisfies CardInput,
  label: callPageLabels.note,
  isMultiline: true,
  maxLength: 2000,
  placeholder: 'Anything a colleague should know',
  ...(value && { value }),
});

/** Somebody was spoken to: why the pupil is away, then until when, a press each, as in the tab. */
export function spokeToCard(
  view: Pick<CallsView, 'madeAt' | 'readerId' | 'link'> & {
    sheet: CallSheet;
    asked: Asked;
    note: string;
    alert: string | null;
    time: string;
  },
): AdaptiveCard {
  const { sheet, asked, note } = view;
  const { forename } = sheet.pupil;
  const { actionId, reason, believed, rung } = asked;
  const said = { actionId, result: 'spoke-to', ...(rung && { rung }) } as const;
  const body = believed
    ? [
        text(callPageLabels.believedInSchool(forename), { weight: 'Bolder' }),
        text([callPageLabels.believedSays(forename), view.alert ?? ''].join(' ').trim()),
        noteInput(note),
        buttons(
          press(
            callPageLabels.saveAlert,
            'record-outcome',
            { ...said, believed: 'sure' },
            { style: 'positive' },
          ),
        ),
      ]
    : reason
      ? [
          text(callPageLabels.whenBack(forename), { weight: 'Bolder' }),
          noteInput(note),
          buttons(
            ...backChoicesAfter(reason, view.time).map(([back, label]) =>
              press(
                label,
                'record-outcome',
                { ...said, reason, back },
                reason === 'illness' && back === 'tomorrow' ? { style: 'positive' } : {},
              ),
            ),
          ),
        ]
      : [
          text(callPageLabels.whyAway(forename), { weight: 'Bolder' }),
          noteInput(note),
          ...inRows(
            callReasonChoices.map(({ value, label }) =>
              press(label, 'record-outcome', { ...said, reason: value }),
            ),
          ),
          buttons(
            press(callPageLabels.believedInSchool(forename), 'record-outcome', { ...said, believed: 'said' }),
          ),
        ];
  const known = [callResultLabels['spoke-to'], reason && reasonText(reason)].filter(Boolean).join(', ');
  return refreshing(
    card(
      [
        heading(`${nameInSentence(sheet.pupil.name)}: ${known}`),
        ...body,
        buttons(press(callPageLabels.back, 'open-call', { actionId })),
      ],
      [openTab('Open my calls', view.link)],
    ),
    view,
    { asked },
  );
}

/** Teams takes six buttons in a row. */
function inRows(presses: readonly CardAction[]): CardElement[] {
  const half = Math.ceil(presses.length / 2);
  return [buttons(...presses.slice(0, half)), buttons(...presses.slice(half))];
}

function callBody(sheet: CallSheet, { today, time }: { today: string; time: string }): CardElement[] {
  const { action, pupil, contacts } = sheet;
  const waits = waitingText(action, time);
  const where = [
    pupil.tutorGroup,
    yearText(pupil.yearGroup),
    ...pupil.flags.filter((flag) => flag !== 'call-first').map((flag) => flagLabels(flag).short),
  ]
    .filter(Boolean)
    .join(' · ');
  const ring = contacts.filter((contact) => contact.phone).slice(0, 3);
  return [
    heading(`${actionKindLabels[action.kind]}: ${nameInSentence(pupil.name)}`),
    text(action.callFirst ? `Call first · ${where}` : where),
    subtle(
      `${daysMissedText(sheet.daysMissed)} · ${percentText(sheet.yearToDate.percent)} · ${dataFromText(sheet.asOf, today)}${
        action.ticked ? ' · ticked in Planner: how did it go?' : ''
      }`,
    ),
    ...(waits ? [subtle(sentenceCase(waits))] : []),
    ...(sheet.familyRungAt ? [subtle(sentenceCase(familyRungText(sheet.familyRungAt, today)))] : []),
    ...(action.beingRungBy ? [subtle(sentenceCase(beingRungText(action.beingRungBy, today)))] : []),
    ...(ring.length > 0
      ? ring.map((contact) =>
          text(
            `${nameInSentence(contact.name)}${contact.relationship ? ` (${contact.relationship})` : ''}: ${contact.phone}${languageText(contact.language) ? ` · ${languageText(contact.language)}` : ''}`,
          ),
        )
      : [text('We have no telephone number yet. The office can help.')]),
    ...sheet.earlier
      .slice(0, 2)
      .map((outcome) => subtle(`${outcomeText(outcome, today)} (${byWhomText(outcome, today)})`)),
    ...(action.siblings.length > 0
      ? [subtle(callPageLabels.sameFamily(action.siblings.map((sibling) => sibling.pupil.name)))]
      : []),
    text(sheet.script.opening, { isSubtle: true, separator: true }),
    ...sheet.script.points.map((point) => subtle(`“${point}”`)),
  ];
}

function otherCall(family: ActionFamily, now: { today: string; time: string }): CardElement {
  return columns(
    { width: 'stretch', items: family.flatMap((action) => childLines(action, now)) },
    {
      width: 'auto',
      items: [{ type: 'ActionSet', actions: [press('Open', 'open-call', { actionId: family[0].id })] }],
    },
  );
}

function childLines(action: Action, now: { today: string; time: string }): CardElement[] {
  const about = [
    action.callFirst ? 'call first' : '',
    action.kind === 'absence-call' ? '' : actionKindLabels[action.kind].toLowerCase(),
    action.beingRungBy ? beingRungText(action.beingRungBy, now.today) : '',
    action.ticked ? 'ticked, outcome wanted' : '',
    callFactsText(action, now),
  ].filter(Boolean);
  return [
    text(`${nameInSentence(action.pupil?.name ?? '')} · ${action.tutorGroup ?? ''}`),
    ...(about.length > 0 ? [subtle(about.join(' · '))] : []),
  ];
}

/** How a call stands that is settled: pressed again, or by somebody else. */
export function settledCallCard(action: Action, message: string, today: string): AdaptiveCard {
  const name = action.pupil?.name ?? action.reference;
  const how = action.outcome
    ? `${outcomeText(action.outcome, today)} (${byWhomText(action.outcome, today)})`
    : 'No longer needed.';
  return card(
    [heading(`${nameInSentence(name)} · ${dayText(action.raisedFor)}`), text(how), subtle(message)],
    [press('My calls', 'my-calls', {})],
  );
}

function refreshing(
  made: AdaptiveCard,
  view: Pick<CallsView, 'madeAt' | 'readerId'>,
  as: { asked?: Asked; recorded?: Recorded } = {},
): AdaptiveCard {
  if (!view.readerId) return made;
  return {
    ...made,
    refresh: {
      action: press('Refresh', 'refresh-calls', { madeAt: view.madeAt, ...as }),
      userIds: [view.readerId],
    },
  };
}
