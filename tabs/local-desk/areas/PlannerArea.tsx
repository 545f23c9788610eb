import {
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  Spinner,
  Tab,
  TabList,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BoardTask, TickInPlanner } from '#shared/contracts/local-desk.ts';
import { localDeskLabels as labels } from '#shared/wording/local-desk.ts';
import { deskApi } from '../desk-api.ts';
import type { Person } from '../desk-api.ts';
import { PlannerTask } from './PlannerTask.tsx';
import { pollEvery } from '../conversation/use-conversation.ts';

const useStyles = makeStyles({
  whole: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: '0' },
  head: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}` },
  title: { margin: '0' },
  quiet: { color: tokens.colorNeutralForeground3 },
  board: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    flexGrow: 1,
    minHeight: '0',
    overflowX: 'auto',
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL}`,
  },
  bucket: {
    flex: '0 0 min(300px, 85%)',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    overflowY: 'auto',
  },
  alone: { flexGrow: 1 },
  tasks: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(260px, 100%), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingVerticalS,
    margin: '0',
    padding: '2px',
    listStyleType: 'none',
  },
  empty: { color: tokens.colorNeutralForeground2, maxWidth: '26rem', margin: 'auto', textAlign: 'center' },
});

/** The Planner boards of the person's groups, to look at and to tick as Planner's users do. */
export function PlannerArea({ person }: { person: Person }) {
  const styles = useStyles();
  const client = useQueryClient();
  const key = ['boards', person.email];
  const { data: boards, error } = useQuery({
    queryKey: key,
    queryFn: () => deskApi.boards(person.email),
    refetchInterval: pollEvery,
  });
  const tick = useMutation({
    mutationFn: (input: Omit<TickInPlanner, 'as'>) => deskApi.tick({ as: person.email, ...input }),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
  const [chosen, setChosen] = useState<string | null>(null);
  const board = boards?.find(({ id }) => id === chosen) ?? boards?.[0];
  const failure = error ?? tick.error;

  return (
    <section className={styles.whole} aria-label={labels.board}>
      <div className={styles.head}>
        <Text as="h2" weight="semibold" size={400} className={styles.title}>
          {board?.title ?? labels.areas.planner}
        </Text>
        {board?.team && <Text className={styles.quiet}> {board.team}</Text>}
        {boards && boards.length > 1 && (
          <TabList
            selectedValue={board?.id ?? null}
            onTabSelect={(_event, { value }) => setChosen(String(value))}
            size="small"
          >
            {boards.map((one) => (
              <Tab key={one.id} value={one.id}>
                {one.team ?? one.title}
              </Tab>
            ))}
          </TabList>
        )}
        {failure && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{failure.message}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      <div className={styles.board}>
        {!boards && !error && <Spinner size="small" />}
        {boards?.length === 0 && <p className={styles.empty}>{labels.noBoards}</p>}
        {board?.buckets.map((bucket) => (
          <section
            key={bucket.id}
            className={mergeClasses(styles.bucket, board.buckets.length === 1 && styles.alone)}
            aria-label={bucket.name}
          >
            <Text as="h3" weight="semibold" className={styles.title}>
              {bucket.name} <span className={styles.quiet}>{bucket.tasks.length || ''}</span>
            </Text>
            {bucket.tasks.length === 0 && <Text className={styles.quiet}>{labels.noTasks}</Text>}
            <ul className={styles.tasks}>
              {ownFirst(bucket.tasks, person).map((task) => (
                <PlannerTask
                  key={task.id}
                  task={task}
                  pending={tick.isPending ? tick.variables : null}
                  tick={(input) => tick.mutate({ task: task.id, ...input })}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}

function ownFirst(tasks: BoardTask[], { name }: Person): BoardTask[] {
  return tasks.toSorted((a, b) => Number(b.assignees.includes(name)) - Number(a.assignees.includes(name)));
}
