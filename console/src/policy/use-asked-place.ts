import { useSearchParams } from 'wouter';

/** the place of the policy a link leads to, as `requirements.catalogue.3.deadlineDays`; empty for none */
export const useAskedPlace = (): string => {
  const [search] = useSearchParams();
  return search.get('place') ?? '';
};
