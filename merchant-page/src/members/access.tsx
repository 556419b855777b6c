import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { useWish } from '../session/use-wish.ts';
import { memberWords } from '../words/members-words.ts';
import { useWords, useWordsOf } from '../words/words.tsx';
import { SureButton } from './sure-button.tsx';

/** what somebody is for the merchant, and how they give it up */
export function Access({ membership: { merchantId, name, role, version } }: { readonly membership: Membership }) {
  const { t } = useWords();
  const words = useWordsOf(memberWords);
  const { send, busy, error } = useWish(merchantId);
  const leave = async (): Promise<void> => {
    // the list of merchants is read anew
    if ((await send('membership/end', { version })) !== undefined) location.assign('/');
  };
  return (
    <>
      <h1>{words.access.title}</h1>
      <p>{words.access.is(t.role[role], name)}</p>
      {role !== 'owner' && <p className="quiet">{words.access.change}</p>}
      {error !== undefined && <ProblemLine error={error} words={words.problem} />}
      <SureButton
        label={words.access.leave}
        about={words.access.leave}
        sure={words.access.sure(name)}
        cancel={words.keep}
        busy={busy}
        onSure={() => void leave()}
      />
    </>
  );
}
