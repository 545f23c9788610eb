import {
  Button,
  Checkbox,
  Field,
  FieldContextProvider,
  Input,
  makeStyles,
  mergeClasses,
  Select,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { flushSync } from 'react-dom';
import type { PupilSights, PupilSightWish } from '#shared/contracts/people/pupil-sight.ts';
import { LONGEST_REASON } from '#shared/domain/people/pupil-sight.ts';
import { pupilSightLabels, type SightField } from '#shared/wording/people/pupil-sight-text.ts';
import { ApiProblem } from '../../api/api-problem.ts';
import { useApi } from '../../api/use-api.ts';
import { usePageStyles } from '../../components/basics/page-styles.ts';
import { problemText } from '../../components/basics/ProblemNotice.tsx';
import { blankSight, fieldOfProblem, sightDraftFaults, wishOf, type SightDraft } from './sight-draft.ts';

const useStyles = makeStyles({
  form: { padding: '16px 20px 20px', display: 'grid', gap: '16px' },
  says: { margin: 0, maxWidth: '46rem' },
  fields: {
    display: 'grid',
    gap: '12px 20px',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(14rem, 100%), 1fr))',
    alignItems: 'start',
    '& > *': { minWidth: 0 },
  },
  wide: { gridColumn: '1 / -1' },
  schools: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(14rem, 100%), 1fr))',
    '& > *': { minHeight: '44px' },
  },
  box: { alignSelf: 'center' },
  control: {
    minHeight: '44px',
    width: '100%',
    '& select': { height: '44px', minWidth: 0 },
    '& input': { minWidth: 0, width: '100%' },
  },
  save: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px' },
  button: { minHeight: '44px' },
});

/** Who, which schools, why and until when; what is wrong is said beside its field once it has been sent. */
export function GivePupilSight({ sights }: { sights: PupilSights }) {
  const styles = useStyles();
  const page = usePageStyles();
  const api = useApi();
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(blankSight);
  const [tried, setTried] = useState(false);
  const [given, setGiven] = useState('');
  const give = useMutation({
    mutationFn: (body: PupilSightWish) => api.request('givePupilSight', { body }),
    onSuccess: (answer, { staff, schools }) => {
      const lead = answer.leads.find(({ id }) => id === staff);
      const names = lead?.schools.filter(({ school }) => schools.includes(school)) ?? [];
      setGiven(
        pupilSightLabels.given(
          lead?.name ?? '',
          names.map(({ name }) => name),
        ),
      );
      setDraft(blankSight);
      setTried(false);
      client.setQueryData(['pupilSights', {}], answer);
    },
  });
  const faults = sightDraftFaults(draft, sights);
  const refused = give.error instanceof ApiProblem ? fieldOfProblem(give.error.details) : null;
  const faultOf = (field: SightField): string | undefined =>
    (tried ? faults[field] : undefined) ?? (refused === field ? problemText(give.error) : undefined);
  const edit = (change: Partial<SightDraft>) => {
    give.reset();
    setGiven('');
    setDraft({ ...draft, ...change });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(faults).length === 0) return give.mutate(wishOf(draft));
    flushSync(() => setTried(true));
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-fault] input')?.focus();
  };
  return (
    <form ref={form} className={mergeClasses(page.sheet, styles.form)} noValidate onSubmit={submit}>
      <p className={styles.says}>{pupilSightLabels.gives}</p>
      <p className={styles.says}>{pupilSightLabels.givesNot}</p>
      <Fields draft={draft} sights={sights} edit={edit} faultOf={faultOf} />
      <div className={styles.save}>
        <Button className={styles.button} type="submit" appearance="primary" disabled={give.isPending}>
          {give.isPending ? pupilSightLabels.saving : pupilSightLabels.save}
        </Button>
        <span role="status">
          {given}
          {give.isError && refused === null && problemText(give.error)}
        </span>
      </div>
    </form>
  );
}

interface FieldsProps {
  draft: SightDraft;
  sights: PupilSights;
  edit: (change: Partial<SightDraft>) => void;
  faultOf: (field: SightField) => string | undefined;
}

function Fields({ draft, sights, edit, faultOf }: FieldsProps) {
  const styles = useStyles();
  const lead = sights.leads.find(({ id }) => id === draft.staff);
  const said = (field: SightField) => {
    const fault = faultOf(field);
    return { validationState: fault ? 'error' : 'none', validationMessage: fault } as const;
  };
  return (
    <div className={styles.fields}>
      <Field label={pupilSightLabels.who} {...said('staff')}>
        <Select
          className={styles.control}
          value={draft.staff}
          onChange={(_event, { value }) => edit({ staff: value, schools: [] })}
        >
          <option value="">{pupilSightLabels.choose}</option>
          {sights.leads.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {lead && (
        <Schools
          schools={lead.schools}
          chosen={draft.schools}
          fault={faultOf('schools')}
          choose={(schools) => edit({ schools })}
        />
      )}
      <Field
        className={styles.wide}
        label={pupilSightLabels.reason}
        hint={pupilSightLabels.reasonHint}
        {...said('reason')}
      >
        <Input
          className={styles.control}
          maxLength={LONGEST_REASON}
          value={draft.reason}
          onChange={(_event, { value }) => edit({ reason: value })}
        />
      </Field>
      <Field label={pupilSightLabels.ends} {...said('ends')}>
        <Input
          className={styles.control}
          type="date"
          min={sights.date}
          max={sights.latestEnd}
          value={draft.ends}
          onChange={(_event, { value }) => edit({ ends: value })}
        />
      </Field>
    </div>
  );
}

interface SchoolsProps {
  schools: PupilSights['leads'][number]['schools'];
  chosen: readonly string[];
  fault: string | undefined;
  choose: (schools: readonly string[]) => void;
}

function Schools({ schools, chosen, fault, choose }: SchoolsProps) {
  const styles = useStyles();
  return (
    <Field
      className={styles.wide}
      label={pupilSightLabels.schools}
      validationState={fault ? 'error' : 'none'}
      validationMessage={fault}
    >
      {(field) => (
        <div
          role="group"
          className={styles.schools}
          aria-labelledby={field['aria-labelledby']}
          aria-describedby={field['aria-describedby']}
          data-fault={fault ? true : undefined}
        >
          {/* Without this each box would take the field's id and label for its own. */}
          <FieldContextProvider value={undefined}>
            {schools.map(({ school, name }) => (
              <Checkbox
                key={school}
                label={name}
                indicator={{ className: styles.box }}
                checked={chosen.includes(school)}
                onChange={(_event, { checked }) =>
                  choose(checked === true ? [...chosen, school] : chosen.filter((one) => one !== school))
                }
              />
            ))}
          </FieldContextProvider>
        </div>
      )}
    </Field>
  );
}
