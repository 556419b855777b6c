import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { useWish } from '../session/use-wish.ts';
import { memberWords } from '../words/members-words.ts';
import { useWords, useWordsOf } from '../words/words.tsx';

interface Props {
  readonly membership: Membership;
  /** accepted or declined: what they may do has changed */
  readonly onAnswered: () => void;
}

/** who was invited sees nothing of the merchant before they accept */
export function Invitation({ membership, onAnswered }: Props) {
  const { t } = useWords();
  const words = useWordsOf(memberWords);
  const { merchantId, name, role, version, invitation } = membership;
  const { send, busy, error } = useWish(merchantId);
  if (invitation === undefined) return null;
  const answer = async (path: string, body: object): Promise<void> => {
    if ((await send(path, body)) !== undefined) onAnswered();
  };
  return (
    <>
      <h1>{words.invitation.title(name)}</h1>
      {invitation.expired ? (
        <p>{words.invitation.expired(invitation.by)}</p>
      ) : (
        <>
          <p>{words.invitation.text(invitation.by, t.role[role])}</p>
          <p className="quiet">{words.may[role]}</p>
          {error !== undefined && <ProblemLine error={error} words={words.problem} />}
          <p className="row">
            <button type="button" className="main" disabled={busy} onClick={() => void answer('membership', {})}>
              {words.invitation.accept}
            </button>
            <button type="button" className="plain" disabled={busy} onClick={() => void answer('membership/end', { version })}>
              {words.invitation.decline}
            </button>
          </p>
        </>
      )}
    </>
  );
}
