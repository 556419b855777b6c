import type { PolicyDocument } from '../policy/policy-schema.ts';

/** a queue by its key and title; a key that names no queue stands for its title */
export const queueNamed = ({ tasks }: PolicyDocument, key: string): { readonly key: string; readonly title: string } => ({
  key,
  title: tasks.queues.find((one) => one.key === key)?.title ?? key,
});
