import {
  Checkbox,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  Select,
  Textarea,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { flushSync } from 'react-dom';
import type { AlertPeopleAnswer, AlertSettings } from '#shared/contracts/people/alert-people.ts';
import { alertPosts, workDays, type AlertPost, type WorkDay } from '#shared/domain/people/alert-people.ts';
import {
  alertPeopleLabels,
  alertPostLabels,
  workDayLabels,
} from '#shared/wording/people/alert-people-text.ts';
import { useApi } from '../../api/use-api.ts';
import { faultOf } from '../../components/basics/forms/field-fault.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { SaveRow } from '../../components/basics/forms/SaveRow.tsx';
import { draftFaults, draftOf, settingsOf, type AlertPeopleDraft } from './alert-people-draft.ts';

const useStyles = makeStyles({
  form: { padding: '16px 20px 20px', display: 'grid', gap: '20px' },
  person: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { padding: 0, marginBottom: '6px', fontWeight: 600 },
  fields: {
    display: 'grid',
    gap: '12px 20px',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(14rem, 100%), 1fr))',
    alignItems: 'start',
    '& > *': { minWidth: 0 },
  },
  control: {
    minHeight: '44px',
    width: '100%',
    '& select': { height: '44px', minWidth: 0 },
    '& input': { minWidth: 0, width: '100%' },
  },
  days: { display: 'flex', flexWrap: 'wrap', gap: '0 8px', '& > *': { minHeight: '44px' } },
  says: { margin: 0, maxWidth: '46rem' },
});

type Edit = (change: Partial<AlertPeopleDraft>) => void;
interface PartProps {
  draft: AlertPeopleDraft;
  edit: Edit;
}

/** Lead, deputy and head, with numbers and days off; minutes; the school's words. What is missing is said at its field. */
export function AlertPeopleForm({ found }: { found: AlertPeopleAnswer }) {
  const styles = useStyles();
  const page = usePageStyles();
  const api = useApi();
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(() => draftOf(found));
  const [tried, setTried] = useState(false);
  const params = { school: found.school };
  const save = useMutation({
    mutationFn: (body: AlertSettings) => api.request('setAlertPeople', { params, body }),
    onSuccess: async (answer) => {
      setTried(false);
      client.setQueryData(['alertPeople', { params }], answer);
      await client.invalidateQueries({ queryKey: ['alertStandings'] });
    },
  });
  const faults = draftFaults(draft);
  const edit: Edit = (change) => {
    save.reset();
    setDraft({ ...draft, ...change });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(faults).length === 0) return save.mutate(settingsOf(draft));
    flushSync(() => setTried(true));
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };
  return (
    <form ref={form} className={mergeClasses(page.sheet, styles.form)} noValidate onSubmit={submit}>
      {alertPosts.map((post) => (
        <Person
          key={post}
          post={post}
          draft={draft}
          edit={edit}
          candidates={found.candidates}
          faults={tried ? faults : {}}
        />
      ))}
      <Minutes draft={draft} edit={edit} />
      <Field label={alertPeopleLabels.emergency} hint={alertPeopleLabels.emergencySays}>
        <Textarea
          value={draft.emergencyText}
          maxLength={1000}
          resize="vertical"
          onChange={(_event, { value }) => edit({ emergencyText: value })}
        />
      </Field>
      <SaveRow
        saving={save}
        label={alertPeopleLabels.save}
        pending={alertPeopleLabels.saving}
        saved={alertPeopleLabels.saved}
      />
    </form>
  );
}

interface PersonProps extends PartProps {
  post: AlertPost;
  candidates: AlertPeopleAnswer['candidates'];
  faults: ReturnType<typeof draftFaults>;
}

function Person({ post, draft, edit, candidates, faults }: PersonProps) {
  const styles = useStyles();
  const person = draft.people[post];
  const change = (part: Partial<typeof person>) =>
    edit({ people: { ...draft.people, [post]: { ...person, ...part } } });
  const fault = (field: 'staffId' | 'phone') => faultOf(faults[`${post} ${field}`]);
  const toggle = (day: WorkDay, off: boolean) =>
    change({ daysOff: workDays.filter((one) => (one === day ? off : person.daysOff.includes(one))) });
  return (
    <fieldset className={styles.person}>
      <legend className={styles.legend}>{alertPostLabels[post]}</legend>
      <div className={styles.fields}>
        <Field label={alertPeopleLabels.person} {...fault('staffId')}>
          <Select
            className={styles.control}
            value={person.staffId}
            onChange={(_event, { value }) => change({ staffId: value })}
          >
            <option value="">{alertPeopleLabels.nobody}</option>
            {candidates.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={alertPeopleLabels.phone} hint={alertPeopleLabels.phoneSays} {...fault('phone')}>
          <Input
            className={styles.control}
            type="tel"
            value={person.phone}
            maxLength={30}
            onChange={(_event, { value }) => change({ phone: value })}
          />
        </Field>
      </div>
      <div
        className={styles.days}
        role="group"
        aria-label={`${alertPeopleLabels.daysOff}: ${alertPostLabels[post]}`}
      >
        {workDays.map((day) => (
          <Checkbox
            key={day}
            label={`${workDayLabels[day]} off`}
            checked={person.daysOff.includes(day)}
            onChange={(_event, { checked }) => toggle(day, checked === true)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Minutes({ draft, edit }: PartProps) {
  const styles = useStyles();
  return (
    <fieldset className={styles.person}>
      <legend className={styles.legend}>{alertPeopleLabels.notReached}</legend>
      <p className={styles.says}>{alertPeopleLabels.notReachedSays}</p>
      <div className={styles.fields}>
        {(['deputy', 'head'] as const).map((post) => (
          <Field
            key={post}
            label={post === 'deputy' ? alertPeopleLabels.deputyAfter : alertPeopleLabels.headAfter}
          >
            <Input
              className={styles.control}
              inputMode="numeric"
              value={draft[post]}
              maxLength={3}
              onChange={(_event, { value }) => edit({ [post]: value.replaceAll(/\D/g, '') })}
            />
          </Field>
        ))}
      </div>
    </fieldset>
  );
}
