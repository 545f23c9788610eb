import type { StaffMember } from '#shared/store/people/staff.ts';
import {
  beginContext,
  beginJob,
  type Context,
  type Ports,
  type StaffContext,
} from '../../../bot/operations/context.ts';

/** A member of staff's request, begun now. */
export const requestBy = (ports: Ports, person: StaffMember): StaffContext => beginContext(ports, person);

/** Work of the product's own, begun now. */
export const jobIn = (ports: Ports): Context => beginJob(ports, 'test');
