import { expect, it } from '@jest/globals';
import { USUAL_CALL_TIMES } from '#shared/domain/people/call-choices.ts';
import { changeOf, withEdits, type CallSettings } from '../../../tabs/pages/actions/settings/call-edits.ts';

const loaded: CallSettings = {
  tellCallers: true,
  absenceCallsBy: 'tutor',
  callTimes: USUAL_CALL_TIMES,
  callOrder: ['premium'],
  notRungBack: [],
};

it('saves what was edited alone, and nothing that is as it was', () => {
  expect(changeOf(loaded, {})).toEqual({});
  expect(changeOf(loaded, { tellCallers: true, callOrder: ['premium'], callTimes: {} })).toEqual({});
  expect(changeOf(loaded, { tellCallers: false })).toEqual({ tellCallers: false });
});

it('leaves what a colleague has saved since, among the times too', () => {
  const edits = { notRungBack: ['illness'], callTimes: { notReachedBy: '11:30' } };
  const theirs: CallSettings = {
    ...loaded,
    callOrder: ['days-away'],
    callTimes: { ...loaded.callTimes, callTime: '09:50' },
  };
  expect(withEdits(theirs, edits)).toMatchObject({ callOrder: ['days-away'], notRungBack: ['illness'] });
  expect(changeOf(theirs, edits)).toEqual({
    notRungBack: ['illness'],
    callTimes: { ...loaded.callTimes, callTime: '09:50', notReachedBy: '11:30' },
  });
});
