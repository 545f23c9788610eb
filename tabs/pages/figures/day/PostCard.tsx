import { Button, makeStyles } from '@fluentui/react-components';
import { SendRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { figuresLabels, postedText } from '#shared/wording/figures/figures-text.ts';
import { useApi } from '../../../api/use-api.ts';
import { usePageStyles } from '../../../components/basics/page-styles.ts';
import { problemText } from '../../../components/basics/ProblemNotice.tsx';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px', margin: '16px 0 8px' },
  button: { minHeight: '44px' },
});

/** Posts or refreshes the daily card of a school, or of the trust, and says what came of it. */
export function PostCard({ school }: { school: string | null }) {
  const styles = useStyles();
  const page = usePageStyles();
  const api = useApi();
  const post = useMutation({
    mutationFn: () =>
      school === null
        ? api.request('trustDailyCard', {})
        : api.request('schoolDailyCard', { params: { school } }),
  });
  return (
    <div className={`${styles.line} ${page.notPrinted}`}>
      <Button
        className={styles.button}
        icon={<SendRegular />}
        disabled={post.isPending}
        onClick={() => post.mutate()}
      >
        {post.isPending
          ? figuresLabels.posting
          : school === null
            ? figuresLabels.postTrustNow
            : figuresLabels.postNow}
      </Button>
      <span role="status">
        {post.isSuccess && postedText(post.data)}
        {post.isError && problemText(post.error)}
      </span>
    </div>
  );
}
