import { CounterBadge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChatRegular } from '@fluentui/react-icons/svg/chat';
import { ClipboardTaskListLtrRegular } from '@fluentui/react-icons/svg/clipboard-task-list-ltr';
import { PeopleTeamRegular } from '@fluentui/react-icons/svg/people-team';
import { TaskListSquareLtrRegular } from '@fluentui/react-icons/svg/task-list-square-ltr';
import { localDeskLabels as labels } from '#shared/wording/local-desk.ts';
import { areas, type Area } from './desk-place.ts';

const icons = {
  tab: ClipboardTaskListLtrRegular,
  channels: PeopleTeamRegular,
  chat: ChatRegular,
  planner: TaskListSquareLtrRegular,
};

const phone = '@media (max-width: 640px)';
const useStyles = makeStyles({
  rail: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    width: '76px',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`,
    boxSizing: 'border-box',
    gridRowStart: 1,
    gridColumnStart: 1,
    [phone]: { flexDirection: 'row', width: '100%', gridRowStart: 2 },
  },
  part: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '2px',
    minHeight: '56px',
    flex: '0 0 auto',
    [phone]: { flex: '1 1 0', minHeight: '48px' },
    border: 'none',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorSubtleBackgroundHover,
      color: tokens.colorNeutralForeground2Hover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  icon: { position: 'relative', display: 'inline-flex' },
  dot: { position: 'absolute', top: '0', right: '-4px' },
  chosen: {
    color: tokens.colorBrandForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    fontWeight: tokens.fontWeightSemibold,
  },
});

type Props = { area: Area; news: Area[]; choose: (area: Area) => void };

/** The parts of the desk, down the left as in Teams; along the foot on a phone. */
export function AreaRail({ area, news, choose }: Props) {
  const styles = useStyles();
  return (
    <nav className={styles.rail} aria-label={labels.areasLabel}>
      {areas.map((one) => {
        const Icon = icons[one];
        return (
          <button
            key={one}
            type="button"
            className={mergeClasses(styles.part, one === area && styles.chosen)}
            aria-current={one === area ? 'page' : undefined}
            onClick={() => choose(one)}
          >
            <span className={styles.icon}>
              <Icon fontSize={24} />
              {news.includes(one) && (
                <CounterBadge dot color="danger" className={styles.dot} aria-label={labels.news} role="img" />
              )}
            </span>
            {labels.areas[one]}
          </button>
        );
      })}
    </nav>
  );
}
