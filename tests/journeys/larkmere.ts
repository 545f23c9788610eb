import type { Action, CallSheet } from '#shared/contracts/actions/action.ts';
import type { Me } from '#shared/contracts/people/person.ts';
import type { TutorGroupDay } from '#shared/contracts/pupils/tutor-group.ts';
import { eventually, type RunningProduct } from '../support/product/running-product.ts';

const at = (name: string) => `${name}@larkmere.example`;

/** The people of the invented trust whom the journeys follow; they are the same at every start. */
export const people = {
  amberlow: {
    zayn: at('zayn.gulzariya'),
    molly: at('molly.hazellode'),
    poppy: at('poppy.candlewyke'),
    diya: at('diya.mirzaban'),
  },
  brackenholt: {
    officer: at('imogen.candlequill'),
    head: at('ayaan.iqbalur'),
    daria: at('daria.thistlerook'),
    theo: at('theo.brackenmere'),
  },
  corramoor: { officer: at('sian.elvercombe'), yearLeader: at('archie.elvermere') },
  dunmarrow: { officer: at('ellis.yarrowholm') },
  trustLead: at('tilly.rushenfen'),
};

/** Everything a product can be asked beside the screen, to compare with what stands there. */
export function asking(product: RunningProduct) {
  const get = async <Answer>(path: string, as: string): Promise<Answer> => {
    const { status, body } = await product.request(path, { as });
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    return body;
  };
  const callAbout = async (pupil: string, as: string): Promise<Action> => {
    const { items } = await get<{ items: Action[] }>('/api/actions?kind=absence-call&limit=200', as);
    const found = items.find((action) => action.pupil?.name === pupil);
    if (!found) throw new Error(`${as} sees no call about ${pupil}`);
    return found;
  };
  return {
    get,
    callAbout,
    sheetOf: async (pupil: string, as: string) =>
      get<CallSheet>(`/api/actions/${(await callAbout(pupil, as)).id}/call-sheet`, as),
    /** The name of everybody on roll in the groups this person may open. */
    pupilNames: async (as: string): Promise<string[]> => {
      const { tutorGroups } = await get<Me>('/api/me', as);
      const names: string[] = [];
      for (const { school, group } of tutorGroups) {
        const day = await get<TutorGroupDay>(`/api/schools/${school}/tutor-groups/${group}`, as);
        names.push(...day.pupils.map(({ name }) => name));
      }
      return names;
    },
    /** Looks into Planner now, as the timetable does at every full minute, until this pupil's tick is known. */
    lookIntoPlanner: async (school: string, pupil: string, as: string): Promise<void> => {
      const { ports } = product.running;
      await ports.enqueue(ports.store.db, { name: 'sync-planner', key: school, data: { school } });
      await eventually(`the tick for ${pupil}`, async () => (await callAbout(pupil, as)).ticked);
    },
  };
}
