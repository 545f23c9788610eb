import { Button } from '@fluentui/react-components';
import { noticeLabels } from '#shared/wording/actions/notice-form-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { usePageStyles } from '../../basics/page-styles.ts';
import { useSaidChange } from '../use-said-change.ts';

/** Takes a notice back; calls about it stand again. */
export function TakeBackNotice({ id, about }: { id: string; about: string }) {
  const page = usePageStyles();
  const api = useApi();
  const change = useSaidChange();
  return (
    <Button
      className={page.touch}
      appearance="subtle"
      aria-label={noticeLabels.takeBackOf(about)}
      onClick={() =>
        void change(async () => {
          await api.request('withdrawNotice', { params: { id } });
          return noticeLabels.tookBack(about);
        })
      }
    >
      {noticeLabels.takeBack}
    </Button>
  );
}
