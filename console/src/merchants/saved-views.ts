import { useCallback, useState } from 'react';
import { usePerson } from '../session.tsx';

export interface SavedView {
  readonly name: string;
  /** the part of the address after the question mark */
  readonly query: string;
}

const isSaved = (value: unknown): value is SavedView =>
  typeof value === 'object' &&
  value !== null &&
  typeof Reflect.get(value, 'name') === 'string' &&
  typeof Reflect.get(value, 'query') === 'string';

const read = (key: string): readonly SavedView[] => {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(value) ? value.filter(isSaved) : [];
  } catch {
    return [];
  }
};

/** views a person gave a name to; this browser keeps them, for each person apart */
export const useSavedViews = () => {
  const { id } = usePerson();
  const key = `firstsale.views.${id}`;
  const [views, setViews] = useState(() => read(key));
  const keep = useCallback(
    (next: readonly SavedView[]) => {
      localStorage.setItem(key, JSON.stringify(next));
      setViews(next);
    },
    [key],
  );
  return {
    views,
    save: (view: SavedView): void => keep([...read(key).filter(({ name }) => name !== view.name), view]),
    remove: (name: string): void => keep(read(key).filter((one) => one.name !== name)),
  };
};
