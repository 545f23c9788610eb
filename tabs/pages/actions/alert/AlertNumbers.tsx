import { Link as FluentLink, makeStyles } from '@fluentui/react-components';
import { CallRegular } from '@fluentui/react-icons';
import type { AlertSheet } from '#shared/contracts/actions/alerts.ts';
import { alertLabels } from '#shared/wording/actions/alert-text.ts';
import { languageText, relationshipText } from '#shared/wording/actions/call-text.ts';
import { alertPostLabels } from '#shared/wording/people/alert-people-text.ts';
import { useListStyles } from '../../../components/basics/list-styles.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';

const useStyles = makeStyles({
  phone: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '8px',
    minHeight: '44px',
    whiteSpace: 'nowrap',
  },
});

interface Props extends Pick<AlertSheet, 'people'> {
  /** Null: a drill has no family. */
  contacts: AlertSheet['contacts'] | null;
}

/** Numbers to tap: of the people in school, and of the family. */
export function AlertNumbers({ people, contacts }: Props) {
  const list = useListStyles();
  const page = usePageStyles();
  return (
    <>
      <h2 className={page.section}>{alertLabels.people}</h2>
      {people.length === 0 && <p>{alertLabels.noPeople}</p>}
      <ul className={`${page.sheet} ${list.list}`} hidden={people.length === 0}>
        {people.map(({ post, name, phone, isOff }) => (
          <li key={post} className={list.item}>
            <span className={list.text}>
              <bdi className={list.what}>{name}</bdi>
              <span className={page.quiet}>
                {[alertPostLabels[post], isOff && alertLabels.offToday].filter(Boolean).join(', ')}
              </span>
            </span>
            <Phone number={phone} />
          </li>
        ))}
      </ul>
      {contacts && <Contacts contacts={contacts} />}
    </>
  );
}

function Contacts({ contacts }: Pick<AlertSheet, 'contacts'>) {
  const list = useListStyles();
  const page = usePageStyles();
  return (
    <>
      <h2 className={page.section}>{alertLabels.contacts}</h2>
      {contacts.length === 0 && <p>{alertLabels.noContacts}</p>}
      <ol className={`${page.sheet} ${list.list}`} hidden={contacts.length === 0}>
        {contacts.map((contact) => (
          <li key={contact.order} className={list.item}>
            <span className={list.text}>
              <bdi className={list.what}>{contact.name}</bdi>
              <span className={page.quiet}>
                {[
                  relationshipText({ ...contact, parentalResponsibility: false }),
                  languageText(contact.language),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {contact.phone ? (
              <Phone number={contact.phone} />
            ) : (
              <span className={page.quiet}>{alertLabels.noPhone}</span>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function Phone({ number }: { number: string }) {
  const styles = useStyles();
  return (
    <FluentLink className={styles.phone} href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>
      <CallRegular aria-hidden="true" />
      {number}
    </FluentLink>
  );
}
