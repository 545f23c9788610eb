import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Radio,
  RadioGroup,
  Select,
  tokens,
} from '@fluentui/react-components';
import { DocumentArrowUpRegular } from '@fluentui/react-icons/svg/document-arrow-up';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeskTeam } from '#shared/contracts/local-desk.ts';
import { rights } from '#shared/domain/people/rights.ts';
import { importSentences, localDeskLabels as labels } from '#shared/wording/local-desk.ts';
import { deskApi, type Person } from '../desk-api.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  line: { margin: '0' },
});

type Props = { person: Person; teams: DeskTeam[] };

/** Brings a marks file in as the picked person, over the same request an office would use. */
export function LateFile({ person, teams }: Props) {
  const styles = useStyles();
  const client = useQueryClient();
  const schools = teams.filter((team) => team.school !== null);
  const [school, setSchool] = useState('');
  const [source, setSource] = useState('prepared');
  const [file, setFile] = useState<File | null>(null);
  const chosen = schools.find((team) => team.school === school)?.school ?? schools[0]?.school ?? '';
  const bringIn = useMutation({
    mutationFn: async () =>
      deskApi.importMarks(person.email, source === 'own' && file ? file : await deskApi.lateFile(chosen)),
    onSettled: () => client.invalidateQueries(),
  });
  if (!rights['bring-in-files'].roles.some((role) => person.roles.includes(role)) || schools.length === 0)
    return null;

  return (
    <Dialog onOpenChange={() => bringIn.reset()}>
      <DialogTrigger disableButtonEnhancement>
        <Button icon={<DocumentArrowUpRegular />}>{labels.lateFile}</Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{labels.lateFile}</DialogTitle>
          <DialogContent className={styles.form}>
            <p className={styles.line}>{labels.lateFileSays}</p>
            {schools.length > 1 && (
              <Field label={labels.school}>
                <Select value={chosen} onChange={(_event, data) => setSchool(data.value)}>
                  {schools.map((team) => (
                    <option key={team.id} value={team.school ?? ''}>
                      {team.name}
                    </option>
                  ))}
                </Select>
              </Field>
            )}
            <RadioGroup
              value={source}
              onChange={(_event, data) => setSource(data.value)}
              aria-label={labels.chooseFile}
            >
              <Radio value="prepared" label={`${labels.prepared}: ${labels.preparedSays.toLowerCase()}`} />
              <Radio value="own" label={labels.ownFile} />
            </RadioGroup>
            {source === 'own' && (
              <Field label={labels.chooseFile}>
                <input
                  type="file"
                  accept=".csv,text/csv"
                  onChange={(event) => setFile(event.target.files?.[0] ?? null)}
                />
              </Field>
            )}
            <div role="status">
              {bringIn.data && (
                <MessageBar intent={bringIn.data.rejectedCount ? 'warning' : 'success'} layout="multiline">
                  <MessageBarBody>
                    {importSentences(bringIn.data).map((sentence) => (
                      <p key={sentence} className={styles.line}>
                        {sentence}
                      </p>
                    ))}
                  </MessageBarBody>
                </MessageBar>
              )}
              {bringIn.error && (
                <MessageBar intent="error" layout="multiline">
                  <MessageBarBody>{bringIn.error.message}</MessageBarBody>
                </MessageBar>
              )}
            </div>
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>{labels.close}</Button>
            </DialogTrigger>
            <Button
              appearance="primary"
              disabled={bringIn.isPending || (source === 'own' && !file)}
              onClick={() => bringIn.mutate()}
            >
              {labels.bringIn}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
