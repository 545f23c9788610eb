import { upnsOf } from './beginnings.ts';
import type { Product } from './product.ts';
import type { Recording } from './recording.ts';
import type { Who, World } from './world.ts';

interface Action {
  id: string;
  kind: string;
  pupil: { id: string; name: string } | null;
}

/** Every request that writes, in a fixed order: allowed and refused, well and badly said. */
export class Writes {
  readonly #product: Product;
  readonly #recording: Recording;
  readonly #world: World;
  #step = 0;

  constructor(product: Product, recording: Recording, world: World) {
    this.#product = product;
    this.#recording = recording;
    this.#world = world;
  }

  as(label: string): Who {
    const found = this.#world.people.find((who) => who.label === label);
    if (!found)
      throw new Error(`Nobody is ${label}: ${this.#world.people.map((who) => who.label).join(', ')}`);
    return found;
  }

  async write<Body>(label: string, request: string, body?: unknown): Promise<Body> {
    const [method = '', path = ''] = request.split(' ');
    const how = typeof body === 'string' ? { csv: body } : body === undefined ? {} : { json: body };
    const answer = await this.#product.ask(method, path, { as: this.as(label).email, ...how });
    this.#step += 1;
    const name = `writes/${String(this.#step).padStart(3, '0')} ${method} ${path.replaceAll('/', ' ')} as ${label}`;
    const said = typeof body === 'string' ? body : JSON.stringify(body ?? null);
    this.#recording.answer(name, `${request} as ${label}\n${said}`, answer);
    await this.#product.settle();
    return JSON.parse(answer.bytes.toString() || 'null') as Body;
  }

  async targets(): Promise<void> {
    const school = { kind: 'school', school: 'BRA' };
    const change = { scope: school, percent: 93.5, cohort: 'pp', years: '7-10' };
    for (const label of [ALL, TRUST, HEAD, 'administrator at BRA'])
      for (const request of ['POST /api/targets/preview', 'PUT /api/targets'])
        await this.write(label, request, change);
    for (const other of [
      { scope: { kind: 'trust' }, percent: 95, cohort: 'all' },
      { scope: { kind: 'phase', phase: 'primary' }, percent: 96, cohort: 'all', starts: '2026-12-01' },
      { scope: school, purpose: 'key-measure', percent: 90, cohort: 'pp', starts: '2026-11-02' },
      {
        scope: school,
        purpose: 'department-minimum',
        percent: 94,
        cohort: 'all',
        starts: '2026-09-01',
        changePast: true,
      },
      { scope: school, percent: 101, cohort: 'all' },
    ])
      await this.write(TRUST, 'PUT /api/targets', other);
    for (const label of [OFFICER, ALL, ALL])
      await this.write(label, 'POST /api/targets/withdraw', { scope: school });
    for (const label of [HEAD, TRUST])
      await this.write(label, 'PUT /api/trust/national-gap', { year: 2025, primary: 3.4, secondary: 6.1 });
    await this.write(ALL, 'PUT /api/trust/national-gap', { year: 1900, primary: 3.44, secondary: 6.1 });
  }

  async settings(): Promise<void> {
    const change = { absenceCallsBy: 'attendance-officer', cardTime: '11:30' };
    for (const label of [OFFICER, HEAD, ALL])
      await this.write(label, 'PUT /api/schools/BRA/settings', change);
    await this.write(ALL, 'PUT /api/schools/COR/settings', { planner: false, restrictedNoteReaders: ['x'] });
    await this.write(ALL, 'PUT /api/schools/COR/settings', { colour: 'green' });
    await this.write(ALL, 'PUT /api/schools/NONE/settings', change);
  }

  async checkIns(): Promise<void> {
    const { pupils } = await this.#product.read<{ pupils: { id: string }[] }>(
      '/api/schools/BRA/key-groups/check-in',
    );
    const [first = '', second = ''] = [pupils[0]?.id, this.#world.pupils[0]];
    for (const label of [OFFICER, 'mentor at BRA', OTHER, ALL])
      for (const path of [`${first}/check-in`, `${first}/check-in/undo`, `${second}/check-in`])
        await this.write(label, `POST /api/pupils/${path}`);
    await this.write(OFFICER, `POST /api/pupils/${first}/check-in`);
    await this.#product.pass(2);
    await this.write(OFFICER, `POST /api/pupils/${first}/check-in/undo`);
  }

  async calls(): Promise<void> {
    const { items } = await this.#product.read<{ items: Action[] }>(
      '/api/actions?school=BRA&status=open&limit=200',
    );
    const calls = items.filter(({ kind }) => kind === 'absence-call').map(({ id }) => `/api/actions/${id}`);
    const [a = '', b = '', c = '', d = ''] = calls.slice(-4);
    const spoken = { result: 'spoke-to', reason: 'Ill', expectedBack: { kind: 'date', date: '2026-11-19' } };
    const more = {
      support: ['transport', 'health'],
      note: 'The bus pass has run out',
      nextStep: 'Ring the office',
    };
    for (const label of [OTHER, MENTOR, OFFICER, ADMIN]) await this.write(label, `POST ${a}/begin`);
    for (const label of [OTHER, OFFICER]) await this.write(label, `POST ${b}/pass-on`);
    for (const label of [OTHER, OFFICER, ADMIN])
      await this.write(label, `POST ${a}/outcome`, { ...spoken, ...more });
    for (const label of [ADMIN, OFFICER]) await this.write(label, `POST ${a}/undo-outcome`);
    await this.write(OFFICER, `POST ${a}/outcome`, {
      ...spoken,
      parentBelievedInSchool: true,
      restricted: true,
      note: 'x',
    });
    await this.write(OFFICER, `POST ${b}/outcome`, { result: 'no-answer', note: 'No machine' });
    await this.write(ADMIN, `POST ${c}/outcome`, { result: 'wrong-number' });
    await this.write(OFFICER, `POST ${d}/outcome`, {
      result: 'voicemail',
      note: 'Left word',
      restricted: true,
    });
    await this.write(OFFICER, `POST ${d}/outcome`, { result: 'shouted' });
    await this.#product.pass(2);
    await this.write(OFFICER, `POST ${d}/undo-outcome`);
    const kinds = new Map(items.map((one) => [one.kind, one.id]));
    for (const id of kinds.values())
      for (const label of [MENTOR, OFFICER, ALL, ALL])
        await this.write(label, `POST /api/actions/${id}/done`);
    for (const step of ['begin', 'pass-on', 'outcome', 'undo-outcome', 'done'])
      await this.write(ALL, `POST /api/actions/nothing/${step}`, { result: 'no-answer' });
  }

  async localCodes(): Promise<void> {
    const path = '/api/schools/COR/local-codes';
    for (const label of ['attendance-officer at COR', OFFICER, TRUST, ALL]) {
      if (!this.#world.people.some((who) => who.label === label)) continue;
      await this.write(label, `PUT ${path}`, { code: 'ZZ', means: 'I' });
      await this.write(label, `PUT ${path}`, { code: '§', means: 'QQ', from: '2026-11-01' });
    }
    await this.write(ALL, `POST ${path}/bring-in`, { code: '§' });
    for (const label of [TRUST, ALL, ALL]) await this.write(label, `POST ${path}/bring-in`, { code: 'ZZ' });
    for (const label of [TRUST, ALL, ALL]) await this.write(label, `POST ${path}/let-go`, { code: '§' });
  }

  async imports(): Promise<void> {
    const [upn = '', other = ''] = await upnsOf(this.#product, 'BRA', '8');
    const files: Record<string, string[]> = {
      schools: [
        'school,name,phase',
        'BRA,Brackenholt High,secondary',
        'NEW,Newly School,middle',
        'NEW,Newly,special',
      ],
      terms: [
        'school,name,kind,starts,ends',
        'BRA,Training,inset,2026-11-27,2026-11-27',
        'BRA,Odd,inset,2026-12-02,2026-12-01',
      ],
      staff: ['school,email,name,roles', 'BRA,fresh@larkmere.example,Fay Fresh,mentor', 'BRA,no,Nil,king'],
      pupils: [
        'school,upn,surname,forename,yearGroup,tutorGroup,shoe',
        `BRA,${upn},Longer,Ada,8,8B,3`,
        'BRA,X1,,Al,8,8A,4',
      ],
      contacts: ['school,upn,order,name,phone', `BRA,${upn},1,Ida Longer,07700 900123`, `BRA,nobody,1,Al,1`],
      marks: [
        'school,upn,date,session,code,minutesLate,comment',
        `BRA,${upn},2026-11-18,AM,L,12,bus`,
        `BRA,${other},2026-11-18,AM,N,,`,
        'BRA,nobody,2026-11-18,AM,/,,',
        `BRA,${upn},2026-11-18,XX,/,,`,
        `BRA,${upn},2026-11-17,AM,ZZ,,`,
      ],
      minimums: ['school,schoolYear,percent', 'BRA,2026/27,93', 'BRA,26,93', 'BRA,2026/27,193'],
      results: [
        'school,upn,schoolYear,progress8,english,maths',
        `BRA,${upn},2025/26,0.5,5,4`,
        `BRA,${upn},2025/26,5.555,U,12`,
      ],
    };
    const brought: string[] = [];
    for (const [kind, lines] of Object.entries(files)) {
      for (const label of [TUTOR, ADMIN, OTHER, ALL]) {
        const request = `POST /api/imports/${kind}`;
        const report = await this.write<{ id?: string; changed?: number }>(label, request, lines.join('\n'));
        if (report.id && report.changed) brought.push(report.id);
      }
      await this.write(ALL, `POST /api/imports/${kind}`, `${lines[0]?.replace('school,', '')}\n1,2,3`);
    }
    await this.write(ALL, 'POST /api/imports/lessons', 'a,b\n1,2');
    await this.write(ALL, 'POST /api/imports/marks', '');
    for (const id of [...brought, 'nothing'])
      for (const label of [TUTOR, ADMIN, ALL, ALL]) await this.write(label, `POST /api/imports/${id}/undo`);
    await this.write(ALL, 'POST /api/waiting/nothing/try-again');
    await this.write(OFFICER, 'POST /api/waiting/nothing/try-again');
  }

  async lateFiles(): Promise<void> {
    for (const [school, label] of Object.entries({ BRA: OFFICER, AMB: 'attendance-officer at AMB' })) {
      const file = await this.#product.ask('GET', `/api/local/desk/late-file/${school}`);
      await this.write(label, 'POST /api/imports/marks', file.bytes.toString());
    }
  }

  async dailyCards(): Promise<void> {
    for (const label of [TUTOR, MENTOR, OFFICER, OTHER, TRUST, ALL])
      for (const scope of ['schools/BRA', 'schools/DUN', 'trust'])
        await this.write(label, `POST /api/${scope}/daily-card`);
  }
}

const ALL = 'every role at several schools';
const TRUST = 'trust-lead at the trust';
const HEAD = 'senior-leader at BRA';
const OFFICER = 'attendance-officer at BRA';
const ADMIN = 'attendance-administrator at BRA';
const MENTOR = 'mentor at BRA';
const TUTOR = 'tutor at BRA';
/** Of another school. */
const OTHER = 'attendance-administrator at AMB';
