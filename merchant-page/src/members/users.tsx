import { useState } from 'react';
import type { Membership } from '../membership.ts';
import { ProblemLine } from '../problem.tsx';
import { useAnswer } from '../session/use-session.tsx';
import { useWish } from '../session/use-wish.ts';
import { memberWords } from '../words/members-words.ts';
import { useWords, useWordsOf } from '../words/words.tsx';
import { Deeds } from './deeds.tsx';
import { InviteForm } from './invite-form.tsx';
import { UserCard } from './user-card.tsx';
import type { Done, UsersAnswer } from './users-answer.ts';

/** who may sign in for the merchant, who is invited, and who did what */
export function Users({ membership }: { readonly membership: Membership }) {
  const { t } = useWords();
  const words = useWordsOf(memberWords);
  const { answer: users, error, again } = useAnswer<UsersAnswer>(`/my/${membership.merchantId}/members`);
  const { send, busy, error: refused } = useWish(membership.merchantId);
  const [done, setDone] = useState<Done>();
  if (users === undefined)
    return error === undefined ? <p className="quiet">{t.loading}</p> : <ProblemLine error={error} again={again} />;
  const wish = async (path: string, body: object): Promise<boolean> => {
    const answered = await send<Done>(path, body);
    setDone(answered);
    again();
    return answered !== undefined;
  };
  return (
    <>
      <h1>{words.title}</h1>
      <p className="quiet">{words.intro}</p>
      <div role="status">
        {done !== undefined && <p className="good">{words.done[done.kind](done.email, done.role ? t.role[done.role] : '')}</p>}
      </div>
      {refused !== undefined && <ProblemLine error={refused} words={words.problem} />}
      <ul className="rows users">
        {users.members.map((one) => (
          <UserCard key={one.email} user={one} timeZone={users.timeZone} busy={busy} wish={wish} />
        ))}
      </ul>
      <InviteForm users={users} busy={busy} wish={wish} />
      <Deeds membership={membership} since={done} />
    </>
  );
}
