import { isMissing, showsRegisterCalled } from '../../registers/attendance-codes.ts';
import { sessions, type Session } from '../../basics/session.ts';
import type { Trigger } from './trigger.ts';

interface MissingRegister {
  registerGroup: string;
  session: Session;
  marks: number;
}

/** Only once a session's registers have begun to come in: before that, all of them are missing, and none is late. */
export const checkRegister: Trigger = {
  kind: 'check-register',
  wanted: ({ input: { pupils, closed } }) => {
    const begun = sessions.filter((session) =>
      pupils.some((pupil) => showsRegisterCalled(pupil.marks[session])),
    );
    const missing = new Map<string, MissingRegister>();
    for (const { registerGroup, marks } of pupils)
      for (const session of begun) {
        if (!closed[session] || !isMissing(marks[session])) continue;
        const subject = `register ${session} ${registerGroup}`;
        const register = missing.get(subject) ?? { registerGroup, session, marks: 0 };
        missing.set(subject, { ...register, marks: register.marks + 1 });
      }
    return [...missing].map(([subject, { registerGroup, session, marks }]) => ({
      subject,
      pupilId: null,
      registerGroup,
      callFirst: false,
      reason: { code: 'marks-missing', session, marks },
      timeHasCome: true,
    }));
  },
};
