import { useEffect, useState } from 'react';

/** a key that follows sooner belongs to the same text */
const QUIET_MS = 120;

/** the text once nobody typed for a moment */
export const useQuiet = (text: string): string => {
  const [quiet, setQuiet] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(text), QUIET_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return quiet;
};
