import { reviseSchoolProposals } from '../../operations/escalation/revise-school-proposals.ts';
import type { JobKind } from '../job-kind.ts';

export const reviseProposalsJob: JobKind<'revise-proposals'> = {
  retries: 'work',
  due: ({ scope, isTrust }) => (isTrust ? null : { school: scope }),
  run: async (ctx, { school }) => void (await reviseSchoolProposals(ctx, school)),
};
