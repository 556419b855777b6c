/** `ana@desk.example.com` is Ana to those who work with her */
export const shortName = (id: string): string => {
  const name = id.split('@')[0] ?? id;
  return name.charAt(0).toUpperCase() + name.slice(1);
};
