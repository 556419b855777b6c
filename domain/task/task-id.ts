/** the subject and the instant name a task, and a number where several are opened at once */
export const freeId = (tasks: readonly { readonly id: string }[], id: string): string => {
  const taken = tasks.filter((one) => one.id === id || one.id.startsWith(`${id}-`)).length;
  return taken === 0 ? id : `${id}-${taken + 1}`;
};

export const taskIdOf = (queue: string, subjectId: string, now: string): string =>
  `${queue}-${subjectId.replace(/[^A-Za-z0-9_]/g, '_')}-${now.replace(/[-:.]/g, '')}`;
