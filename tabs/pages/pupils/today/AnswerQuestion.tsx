import type { TutorGroupDay } from '#shared/contracts/pupils/tutor-group.ts';
import { noticeLabels } from '#shared/wording/actions/notice-form-text.ts';
import AddNotice from '../../../components/actions/notices/AddNotice.tsx';

/** What the pupil says of the days that nobody has explained. */
export default function AnswerQuestion({
  school,
  line,
  close,
}: {
  school: string;
  line: TutorGroupDay['ask'][number];
  close: () => void;
}) {
  const pupils = [{ id: line.pupilId, name: line.name }];
  return (
    <AddNotice
      school={school}
      about={{
        ...line.days,
        pupils,
        by: 'in-person',
        conversation: true,
        heardFrom: noticeLabels.thePupil,
      }}
      close={close}
    />
  );
}
