import { noticeLabels } from '#shared/wording/actions/notice-form-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { TakeBack } from './TakeBack.tsx';

/** Takes a notice back; calls about it stand again. */
export function TakeBackNotice({ id, about }: { id: string; about: string }) {
  const api = useApi();
  return (
    <TakeBack
      about={about}
      label={noticeLabels.takeBackOf(about)}
      takeBack={() => api.request('withdrawNotice', { params: { id } })}
    />
  );
}
