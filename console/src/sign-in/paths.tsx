import { useWords } from '../i18n/index.tsx';
import { useClock } from '../now.tsx';
import type { Person } from '../session.tsx';
import { useSetClock } from '../shell/use-set-clock.ts';

/** stories of the demo: who plays them, and where they begin */
const paths = [
  { key: 'rescue', roles: ['analyst'], to: '/merchants?stalledDays=2&sort=value' },
  { key: 'review', roles: ['risk'], to: '/tasks?queue=risk_review' },
  { key: 'lead', roles: ['lead'], to: '/today' },
] as const;

interface Props {
  readonly people: readonly Person[];
  readonly onPick: (id: string, to: string) => void;
}

/** three ways into the demo; its clock rests meanwhile, so that nothing moves on while one reads */
export function Paths({ people, onPick }: Props) {
  const { t } = useWords();
  const set = useSetClock();
  const clock = useClock();
  const begin = (id: string, to: string): void => {
    if (clock !== undefined && !clock.paused) set.mutate({ action: 'pause' });
    onPick(id, to);
  };
  return (
    <>
      <h2>{t('path.title')}</h2>
      <p className="quiet">{t('path.clock')}</p>
      <ul className="people">
        {paths.map(({ key, roles, to }) => {
          // who has this role and no other is the one the story is about
          const person = people.find(
            (one) => one.roles.length === roles.length && roles.every((role) => one.roles.includes(role)),
          );
          const player = person ?? people.find((one) => roles.every((role) => one.roles.includes(role)));
          if (player === undefined) return null;
          return (
            <li key={key}>
              <button type="button" onClick={() => begin(player.id, to)}>
                <span>
                  <strong>{t(`path.${key}`)}</strong>
                  <span className="quiet">{t(`path.${key}.how`)}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
