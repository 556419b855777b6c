import { dayIn } from '../words/dates.ts';
import { memberWords } from '../words/members-words.ts';
import { useWords, useWordsOf } from '../words/words.tsx';
import { SureButton } from './sure-button.tsx';
import type { UsersAnswer } from './users-answer.ts';

type User = UsersAnswer['members'][number];
interface Props {
  readonly user: User;
  readonly timeZone: string;
  readonly busy: boolean;
  readonly wish: (path: string, body: object) => Promise<boolean>;
}

/** one person who may sign in, or is invited, with what may be done about them */
export function UserCard({ user, timeZone, busy, wish }: Props) {
  const { t, language } = useWords();
  const words = useWordsOf(memberWords);
  const { email, version, role, status, since, expiresAt, invitedBy, you, lastOwner, roles, remove, cameBack } = user;
  const day = dayIn(language, timeZone, status === 'active' ? since : (expiresAt ?? since));
  return (
    <li>
      <div className="who">
        <strong>{email}</strong>
        {you && <span className="tag">{words.you}</span>}
      </div>
      <p className="quiet">
        {words.status[status](day)}
        {status !== 'active' && invitedBy !== undefined && `. ${words.by(invitedBy)}`}
      </p>
      {cameBack && <p className="problem">{words.cameBack}</p>}
      <div className="row acts">
        {roles.length === 0 ? (
          <span>{t.role[role]}</span>
        ) : (
          <select
            aria-label={words.roleOf(email)}
            value={role}
            disabled={busy}
            onChange={({ target }) => void wish('members/role', { email, version, role: target.value })}
          >
            {[role, ...roles].map((one) => (
              <option key={one} value={one}>
                {t.role[one]}
              </option>
            ))}
          </select>
        )}
        {status !== 'active' && remove && (
          <button
            type="button"
            className="plain"
            disabled={busy}
            aria-label={words.sendAgainTo(email)}
            onClick={() => void wish('members', { email, role, language })}
          >
            {words.again}
          </button>
        )}
        {remove && (
          <SureButton
            label={status === 'active' ? words.remove : words.takeBack}
            about={words.removeOf(email)}
            sure={words.sure(email)}
            cancel={words.keep}
            busy={busy}
            onSure={() => void wish('members/removal', { email, version })}
          />
        )}
      </div>
      {lastOwner && you && <p className="quiet">{words.lastOwner}</p>}
      {!remove && !lastOwner && <p className="quiet">{words.ownersOnly}</p>}
    </li>
  );
}
