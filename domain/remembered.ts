/** values come from outside: never remember without bound */
const most = 1_000;

/** a question whose answer never changes, asked once a value: Intl takes a tenth of a millisecond each time. What is full begins anew */
export const remembered = <Answer extends string | boolean>(question: (text: string) => Answer): ((text: string) => Answer) => {
  const known = new Map<string, Answer>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = question(text);
    if (known.size === most) known.clear();
    known.set(text, answer);
    return answer;
  };
};
