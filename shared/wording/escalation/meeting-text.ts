/** Text and labels of meetings: what a family reads, and why something was not kept. */
export const meetingText = {
  noMeeting: 'This action is not a meeting about one pupil.',
  dayPast: 'date: a meeting is planned for today or a day to come. Nothing was changed.',
  heldAlready: 'This meeting was held already, so its plan stands. Nothing was changed.',
  notHeldYet:
    'heldOn: a day to come. What was agreed is written down once the meeting is held. Nothing was changed.',
  lookPast: 'nextLook: the next look comes after the meeting. Nothing was changed.',
  notWanted: 'This meeting is no longer needed: its approval was taken back. Nothing was kept.',
  notHeld: 'This meeting has not been held yet, so there is no plan to look at. Nothing was changed.',
  noSuchOwner:
    'barriers: an owner is not on the staff list. Give their name in ownerName instead. Nothing was changed.',
  noSuchBarrier: 'This was not named at this meeting.',
};
