import { type FormEvent, useId, useState } from 'react';
import { memberWords } from '../words/members-words.ts';
import { useWords, useWordsOf } from '../words/words.tsx';
import type { UsersAnswer } from './users-answer.ts';

interface Props {
  readonly users: UsersAnswer;
  readonly busy: boolean;
  readonly wish: (path: string, body: object) => Promise<boolean>;
}

/** invites somebody by e-mail; what was typed stays until the invitation is on its way */
export function InviteForm({ users, busy, wish }: Props) {
  const { t, language } = useWords();
  const words = useWordsOf(memberWords);
  const id = useId();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState('shop');
  const [letter, setLetter] = useState<string>(users.languages.includes(language) ? language : 'en');
  const names = new Intl.DisplayNames(language, { type: 'language' });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void wish('members', { email, role, language: letter }).then((sent) => sent && setEmail(''));
  };
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{words.invite}</h2>
      <form className="panel" onSubmit={submit}>
        <label htmlFor={`${id}-email`}>{words.email}</label>
        <input
          id={`${id}-email`}
          type="email"
          autoComplete="off"
          required
          value={email}
          onChange={({ target }) => setEmail(target.value)}
        />
        <fieldset className="options">
          <legend>{words.role}</legend>
          {users.invite.map((one) => (
            <label key={one}>
              <input type="radio" name={`${id}-role`} checked={role === one} onChange={() => setRole(one)} />
              <span>
                <strong>{t.role[one]}</strong>
                <span className="quiet">{words.may[one]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <label htmlFor={`${id}-language`}>{words.language}</label>
        <select id={`${id}-language`} value={letter} onChange={({ target }) => setLetter(target.value)}>
          {users.languages.map((one) => (
            <option key={one} value={one}>
              {names.of(one) ?? one}
            </option>
          ))}
        </select>
        <button type="submit" className="main" disabled={busy}>
          {words.send}
        </button>
      </form>
    </section>
  );
}
