import { Combobox, makeStyles, Option, OptionGroup, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { localDeskLabels as labels, roleText } from '#shared/wording/local-desk.ts';
import type { Person } from './desk-api.ts';
import { findPeople } from './people-groups.ts';

const useStyles = makeStyles({
  box: { minWidth: '0', width: '100%' },
  list: { maxHeight: '60vh' },
  more: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  text: { display: 'flex', flexDirection: 'column' },
});

type Props = {
  people: Person[];
  schools: { school: string; name: string }[];
  person: Person;
  choose: (email: string) => void;
};

/** Who one is at the desk: everybody of the invented trust, by school, found by name, mail address, role or school. */
export function PersonPicker({ people, schools, person, choose }: Props) {
  const styles = useStyles();
  const [typed, setTyped] = useState<string | null>(null);
  const groups = findPeople(people, schools, typed ?? '');
  return (
    <Combobox
      className={styles.box}
      aria-label={labels.you}
      placeholder={labels.findPerson}
      value={typed ?? `${person.name}, ${roleText(person.roles)}`}
      selectedOptions={[person.email]}
      listbox={{ className: styles.list }}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onOpenChange={(_event, { open }) => {
        if (!open) setTyped(null);
      }}
      onOptionSelect={(_event, { optionValue }) => {
        setTyped(null);
        if (optionValue) choose(optionValue.split('|').at(-1) ?? '');
      }}
    >
      {groups.map((group) => (
        <OptionGroup key={group.label} label={group.label}>
          {group.people.map(({ person: one, about }) => (
            <Option key={one.email} value={group.isStart ? `start|${one.email}` : one.email} text={one.name}>
              <span className={styles.text}>
                <span>{one.name}</span>
                <span className={styles.more}>{about}</span>
              </span>
            </Option>
          ))}
        </OptionGroup>
      ))}
      {groups.length === 0 && (
        <Option disabled text={labels.nobodyFound}>
          {labels.nobodyFound}
        </Option>
      )}
    </Combobox>
  );
}
