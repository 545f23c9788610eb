import {
  Badge,
  Button,
  Checkbox,
  makeStyles,
  mergeClasses,
  ProgressBar,
  Text,
  tokens,
} from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import type { BoardTask, TickInPlanner } from '#shared/contracts/local-desk.ts';
import { localDeskLabels as labels } from '#shared/wording/local-desk.ts';
import { dayAndTime } from '../clock-text.ts';

const useStyles = makeStyles({
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
    padding: tokens.spacingHorizontalM,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
  head: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalXS },
  title: { margin: '0', paddingTop: '6px', overflowWrap: 'anywhere' },
  labels: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  items: { margin: '0', padding: '0', listStyleType: 'none' },
  quiet: { color: tokens.colorNeutralForeground3 },
  done: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
  description: { whiteSpace: 'pre-wrap' },
});

type TickInput = Omit<TickInPlanner, 'as' | 'task'>;
type Props = { task: BoardTask; pending: Omit<TickInPlanner, 'as'> | null; tick: (input: TickInput) => void };

/** A task on the board: its checklist to tick, its progress, whose it is. */
export function PlannerTask({ task, pending, tick }: Props) {
  const styles = useStyles();
  const isMine = pending?.task === task.id;
  const isComplete = isMine && pending.item === undefined ? pending.checked : task.percentComplete === 100;
  const isChecked = (id: string, checked: boolean) =>
    isMine && pending.item === id ? pending.checked : checked;
  const done = task.checklist.filter((item) => isChecked(item.id, item.checked)).length;
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <Button
          appearance="transparent"
          icon={isComplete ? <CheckmarkCircleRegular /> : <CircleRegular />}
          aria-label={isComplete ? labels.reopen(task.title) : labels.complete(task.title)}
          onClick={() => tick({ checked: !isComplete })}
        />
        <Text as="h4" weight="semibold" className={mergeClasses(styles.title, isComplete && styles.done)}>
          {task.title}
        </Text>
      </div>
      {task.labels.length > 0 && (
        <div className={styles.labels}>
          {task.labels.map((label) => (
            <Badge key={label} appearance="tint" color="informative">
              {label}
            </Badge>
          ))}
        </div>
      )}
      {task.description && (
        <Text size={200} className={styles.description}>
          {task.description}
        </Text>
      )}
      {task.checklist.length > 0 && (
        <>
          <ul className={styles.items} aria-label={task.title}>
            {task.checklist.map((item) => (
              <li key={item.id}>
                <Checkbox
                  label={item.title}
                  checked={isChecked(item.id, item.checked)}
                  onChange={(_event, data) => tick({ item: item.id, checked: data.checked === true })}
                />
              </li>
            ))}
          </ul>
          <ProgressBar value={done} max={task.checklist.length} aria-hidden />
          <Text size={200} className={styles.quiet}>
            {labels.progress(done, task.checklist.length)}
          </Text>
        </>
      )}
      <Text size={200} className={styles.quiet}>
        {[task.assignees.join(', '), task.due && labels.due(dayAndTime(task.due))]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </li>
  );
}
