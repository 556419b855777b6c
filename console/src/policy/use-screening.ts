import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../session.tsx';
import { type Screened, screenAll } from './replace-list.ts';

/** everybody is screened against the lists that count: from the first when `mutate(true)`, else on from where it was */
export const useScreening = () => {
  const { door } = useSession();
  const client = useQueryClient();
  const [progress, setProgress] = useState<Screened>();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (anew: boolean) => screenAll(door, anew, setProgress),
    onMutate: () => setProgress(undefined),
    onSettled: () => client.invalidateQueries({ queryKey: ['policy'] }),
  });
  return { mutate, isPending, error, progress };
};
