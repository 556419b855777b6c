import { applyDensity, applyMode, Density, Mode } from '@cloudscape-design/global-styles';
import { useSyncExternalStore } from 'react';

const kept = 'firstsale.appearance';
export type Appearance = 'light' | 'dark';

const dark = matchMedia('(prefers-color-scheme: dark)');
const heard = new Set<() => void>();

const currentAppearance = (): Appearance => {
  const chosen = localStorage.getItem(kept);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return dark.matches ? 'dark' : 'light';
};

const apply = (): void => {
  applyMode(currentAppearance() === 'dark' ? Mode.Dark : Mode.Light);
  for (const changed of heard) changed();
};

const subscribe = (changed: () => void): (() => void) => {
  heard.add(changed);
  return () => heard.delete(changed);
};

/** as it is shown now */
export const useAppearance = (): Appearance => useSyncExternalStore(subscribe, currentAppearance);

export const showAppearance = (appearance: Appearance): void => {
  localStorage.setItem(kept, appearance);
  apply();
};

/** as chosen before, otherwise as the system has it, also when that changes; before the first paint */
export const startAppearance = (): void => {
  apply();
  dark.addEventListener('change', apply);
  applyDensity(matchMedia('(min-width: 700px)').matches ? Density.Compact : Density.Comfortable);
};
