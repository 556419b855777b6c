import { applyDensity, applyMode, Density, Mode } from '@cloudscape-design/global-styles';

const kept = 'firstsale.appearance';
export type Appearance = 'light' | 'dark';

export const currentAppearance = (): Appearance => {
  const chosen = localStorage.getItem(kept);
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
};

export const showAppearance = (appearance: Appearance): void => {
  localStorage.setItem(kept, appearance);
  applyMode(appearance === 'dark' ? Mode.Dark : Mode.Light);
};

/** as chosen before, otherwise as the system has it; before the first paint */
export const startAppearance = (): void => {
  applyMode(currentAppearance() === 'dark' ? Mode.Dark : Mode.Light);
  applyDensity(matchMedia('(min-width: 700px)').matches ? Density.Compact : Density.Comfortable);
};
