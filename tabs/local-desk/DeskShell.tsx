import {
  Button,
  makeStyles,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
  Tab,
  TabList,
  Text,
  tokens,
} from '@fluentui/react-components';
import { DarkThemeRegular } from '@fluentui/react-icons/svg/dark-theme';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { localDeskLabels as labels } from '#shared/wording/local-desk.ts';
import { AreaRail } from './AreaRail.tsx';
import { ChannelsArea } from './areas/ChannelsArea.tsx';
import { ChatArea } from './areas/ChatArea.tsx';
import { dayAndTime } from './clock-text.ts';
import { deskApi, type Person } from './desk-api.ts';
import { areas, type Area, type DeskPlace, type ThemeName } from './desk-place.ts';
import { HostFrame } from './HostFrame.tsx';
import { PersonPicker } from './PersonPicker.tsx';
import { PlannerArea } from './areas/PlannerArea.tsx';
import { linkInside } from './teams-host.ts';
import type { LinkInside } from './teams-host.ts';
import { pollEvery } from './conversation/use-conversation.ts';
import { useNews } from './use-news.ts';
import { useIsWide } from './use-is-wide.ts';

const phone = '@media (max-width: 640px)';
const useStyles = makeStyles({
  whole: {
    height: '100%',
    display: 'grid',
    gridTemplateRows: 'auto minmax(0, 1fr)',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  banner: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    justifyContent: 'center',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
  },
  top: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    [phone]: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
  },
  title: {
    margin: '0',
    flexGrow: 1,
    whiteSpace: 'nowrap',
    // Out of sight on a phone, not out of the page.
    [phone]: { position: 'absolute', clipPath: 'inset(50%)' },
  },
  you: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap', [phone]: { display: 'none' } },
  picker: { minWidth: '0', display: 'flex', flexBasis: '26rem', [phone]: { flexGrow: 1, flexBasis: 'auto' } },
  body: {
    display: 'grid',
    minHeight: '0',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gridTemplateRows: 'minmax(0, 1fr)',
    [phone]: { gridTemplateColumns: 'minmax(0, 1fr)', gridTemplateRows: 'minmax(0, 1fr) auto' },
  },
  twoColumns: {
    gridTemplateColumns: 'auto minmax(0, 1.5fr) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
  },
  // All areas stay mounted and are only moved about by the grid: a frame that moves in the page reloads.
  area: { display: 'none', minHeight: '0', minWidth: '0', flexDirection: 'column', gridRowStart: 1 },
  shown: {
    display: 'flex',
    backgroundColor: tokens.colorNeutralBackground2,
    borderTopLeftRadius: tokens.borderRadiusXLarge,
    borderTopRightRadius: tokens.borderRadiusXLarge,
    overflow: 'hidden',
    boxShadow: tokens.shadow2,
  },
  main: { gridColumnStart: 2, [phone]: { gridColumnStart: 1, borderRadius: '0' } },
  beside: { gridColumnStart: 3 },
  besideHead: {
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  grow: { flexGrow: 1, minHeight: '0' },
});

type Props = {
  place: DeskPlace;
  go: (change: Partial<DeskPlace>) => void;
  people: Person[];
  schools: { school: string; name: string }[];
  person: Person;
};

/** The frame of the desk: who one is, the parts on the left, one part open and on a wide screen a second beside it. */
export function DeskShell({ place, go, people, schools, person }: Props) {
  const styles = useStyles();
  const isWide = useIsWide();
  const [besideChosen, setBeside] = useState<Area>('channels');
  const [link, setLink] = useState<LinkInside & { opened: number }>({
    path: '/tab',
    subPageId: null,
    opened: 0,
  });
  const now = useQuery({ queryKey: ['clock'], queryFn: deskApi.clock, refetchInterval: 20_000 });
  const { data: conversations } = useQuery({
    queryKey: ['conversations', person.email],
    queryFn: () => deskApi.conversations(person.email),
    refetchInterval: pollEvery,
  });
  const others = areas.filter((area) => area !== place.area);
  const beside = others.find((area) => area === besideChosen) ?? others[0] ?? 'channels';

  const news = useNews(person.email, conversations, isWide ? [place.area, beside] : [place.area]);

  const openLink = (to: string) => {
    const inside = linkInside(to, window.location.origin);
    if (!inside) return void window.open(to, '_blank', 'noopener');
    setLink(({ opened }) => ({ ...inside, opened: opened + 1 }));
    if (!isWide || beside !== 'tab') go({ area: 'tab' });
  };

  const contents: Record<Area, ReactNode> = {
    tab: conversations && (
      <HostFrame
        key={`${person.email} ${link.opened}`}
        person={person}
        tenantId={conversations.person.tenantId}
        theme={place.theme}
        link={link}
        openLink={openLink}
      />
    ),
    channels: conversations && (
      <ChannelsArea person={person} conversations={conversations} openLink={openLink} />
    ),
    chat: conversations && <ChatArea person={person} conversations={conversations} openLink={openLink} />,
    planner: <PlannerArea person={person} />,
  };

  return (
    <div className={styles.whole}>
      <header>
        <div className={styles.banner} role="note">
          <span>{labels.banner}</span>
          {now.data && <span>{labels.clock(dayAndTime(now.data))}</span>}
        </div>
        <div className={styles.top}>
          <Text as="h1" weight="semibold" size={400} className={styles.title}>
            {labels.title}
          </Text>
          <Text className={styles.you}>{labels.you}</Text>
          <div className={styles.picker}>
            <PersonPicker people={people} schools={schools} person={person} choose={(as) => go({ as })} />
          </div>
          <ThemeMenu theme={place.theme} choose={(theme) => go({ theme })} />
        </div>
      </header>
      <main className={mergeClasses(styles.body, isWide && styles.twoColumns)}>
        <AreaRail news={news} area={place.area} choose={(area) => go({ area })} />
        {areas.map((area) => {
          const isMain = area === place.area;
          const isBeside = isWide && area === beside;
          const isSeen = isMain || isBeside;
          return (
            <section
              key={area}
              aria-label={labels.areas[area]}
              className={mergeClasses(
                styles.area,
                isSeen && styles.shown,
                isMain && styles.main,
                isBeside && styles.beside,
              )}
            >
              {isBeside && (
                <TabList
                  className={styles.besideHead}
                  aria-label={labels.beside}
                  size="small"
                  selectedValue={area}
                  onTabSelect={(_event, { value }) => setBeside(value as Area)}
                >
                  {others.map((other) => (
                    <Tab key={other} value={other}>
                      {labels.areas[other]}
                    </Tab>
                  ))}
                </TabList>
              )}
              <div className={styles.grow}>{(isSeen || area === 'tab') && contents[area]}</div>
            </section>
          );
        })}
      </main>
    </div>
  );
}

function ThemeMenu({ theme, choose }: { theme: ThemeName; choose: (theme: ThemeName) => void }) {
  return (
    <Menu
      checkedValues={{ theme: [theme] }}
      onCheckedValueChange={(_event, { checkedItems }) => choose(checkedItems[0] as ThemeName)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<DarkThemeRegular />}
          aria-label={labels.theme}
          title={labels.theme}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {Object.entries(labels.themes).map(([name, label]) => (
            <MenuItemRadio key={name} name="theme" value={name}>
              {label}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
