// What invented meetings agree: kind, plain, and nobody's fault. Nobody who is spoken of exists.
import type { MeetingInput } from '#shared/contracts/escalation/meeting.ts';
import type { SeededRandom } from './seeded-random.ts';

type Barrier = NonNullable<MeetingInput['barriers']>[number];

const strengths = [
  'Kind to new children; the first to lend a pen',
  'Art: the lino print is up in the hall',
  'Good company; others ask after them when they are away',
  'Reads a book a week and talks about it well',
  'Never misses a rehearsal of the band',
  'Came in on two hard mornings last week, which took some doing',
  'Quick at mental arithmetic and patient with whoever is not',
  'Plays in goal; the team counts on it',
  'Looks after two small cousins, and well',
  'Asks good questions in science',
  'Draws maps of places that do not exist',
  'Has kept up with homework from home',
  'Funny, and knows when to be serious',
  'Speaks three languages and helps in two of them',
];

const words = [
  'I lie awake and then I cannot get up',
  'It is all right once I am here',
  'Mondays are the worst, I do not know why',
  'I like design, I would come in for that',
  'I do not know where to sit at lunch',
  'I get behind and then it is worse to come back',
  'My mum starts early, so nobody is there to wake me',
  'The bus was full twice',
  'I am fine, it was just the flu',
  'I would like to see somebody before the bell',
  'I do not like being asked where I was in front of everybody',
  'I want to be in the show',
  'It helps when my tutor says good morning',
];

const targets = [
  'In on four days out of five, each week until we look again',
  'At the gate by 08:35 on Mondays',
  'No more than one day away until we meet again',
  'Every maths lesson this fortnight',
  'A whole week in, twice',
  'In by the first bell on eight days of ten',
];

const supports = [
  'Meets the tutor at the gate for the first week',
  'Breakfast club, and somebody to walk in with',
  'Fifteen minutes with the mentor on Mondays',
  'Work of the days missed goes through with a friend in the library',
  'A message home on every day in, not on the days away',
  'A quiet place at break for as long as it is wanted',
  'The school nurse rings about sleep',
];

const adjustments = [
  '',
  '',
  '',
  'May leave five minutes before the corridors fill',
  'A seat near the door',
  'Toilet pass',
  'A printed copy of what is on the board',
];
const softStarts = ['', '', '', '', 'Tutor room from 08:20 for two weeks', 'Library until 09:00 on Mondays'];
const didNotCome = [
  'Work; rang to say so, and would like the afternoon',
  'The message had not reached them',
  'A younger child was ill',
];
const doesNotAgree = [
  'Would rather wait until the hospital has written',
  'Thinks that a change of set would do more',
];

const barriers: readonly (readonly [Barrier['kind'], readonly string[]])[] = [
  ['sleep-or-caring', ['Bed after midnight', 'Takes a sister to school first', 'Phone in the bedroom']],
  ['worry', ['The walk into assembly', 'Tests', 'Being late is worse than not coming']],
  ['lesson', ['Maths, period 1 on Mondays', 'Changing for PE', 'Reading aloud']],
  ['friendships', ['Fell out in October', 'New, and nobody to sit with']],
  ['learning-need', ['Loses the thread in long tasks', 'Screening for dyslexia is not done yet']],
  ['transport', ['The 07:50 is full', 'Two buses']],
  ['uniform', ['Shoes', 'One shirt in the wash']],
  ['equipment', ['No coat', 'No calculator']],
  ['health', ['Asthma in the cold', 'Waits for the orthodontist']],
  ['home', ['Has moved, and lives further away', 'A new baby']],
  ['bullying', ['Names on the way home']],
];

const owners = [
  'Head of maths',
  'School nurse',
  'Head of PE',
  'Bus company, by the office',
  'Family link worker',
];

/** What is written down; the owner of a barrier is whoever holds the meeting, or somebody who is not on the staff list. */
export function inventMeeting(
  random: SeededRandom,
  holder: string,
  contact: string,
  dates: { barriersDue: string; nextLook: string },
): MeetingInput {
  const family = random.weighted([
    ['agrees', 80],
    ['did-not-come', 13],
    ['does-not-agree', 7],
  ] as const);
  const named = random.shuffle(barriers).slice(0, random.between(1, 3));
  return {
    strengths: random.pick(strengths),
    pupilSays: random.pick(words),
    target: random.pick(targets),
    support: random.pick(supports),
    adjustments: random.pick(adjustments),
    softStart: random.pick(softStarts),
    namedContact: contact,
    family,
    familyWhy: family === 'agrees' ? '' : random.pick(family === 'did-not-come' ? didNotCome : doesNotAgree),
    barriers: named.map(([kind, details]) => ({
      kind,
      detail: random.pick(details),
      ...(random.chance(0.6) ? { owner: holder } : { ownerName: random.pick(owners) }),
      due: dates.barriersDue,
    })),
    nextLook: dates.nextLook,
  };
}

export const planNotes = {
  health: [
    'Asthma: inhaler in the office, rests after an attack',
    'Migraine: a dark room first, then home if it stays',
    'Diabetes clinic on some mornings; the nurse has the plan',
  ],
  timetable: [
    'Mornings for now, a lesson more every second week',
    'Back after a long illness; afternoons at home until the review',
  ],
};
export const snoozeReasons = [
  'Back since Monday and well; look again after half a term’s start',
  'The family met the nurse this week',
  'A bug went round the tutor group',
];
export const dismissReasons = [
  'Broken arm, in hospital; work is sent home',
  'Bereavement: the head of year is in touch',
  'Spoken to at parents’ evening, and settled',
];
export const meetingPlaces = ['Room 4', 'Tutor room', 'Year office', 'Library, small table'];
export const meetingTimes = ['08:15', '10:50', '12:40', '13:05', '15:15'];
