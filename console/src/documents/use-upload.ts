import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { headLength, judgeAtOnce } from '../../../domain/file/at-once.ts';
import type { Told } from '../../../domain/wording/told.ts';
import { get, type SignedForm } from '../api.ts';
import { useSession } from '../session.tsx';
import { sendFile } from './send-file.ts';

/** the file is none that may be handed in: code and values, worded where they are shown */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly refusal: Told;
  constructor(refusal: Told) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

interface Wish {
  readonly file: File;
  readonly through: string;
  readonly reason: string;
}

/** uploads a document for a requirement; the upload id belongs to the file, so a second press makes no second document */
export const useUpload = (merchantId: string, requirementId: string) => {
  const { door } = useSession();
  const client = useQueryClient();
  const [ids] = useState(() => new WeakMap<File, string>());
  const [share, setShare] = useState<number>();
  const upload = useMutation({
    mutationFn: async ({ file, through, reason }: Wish) => {
      const judged = judgeAtOnce(new Uint8Array(await file.slice(0, headLength).arrayBuffer()), file.size);
      if ('refusal' in judged) throw new FileRefused(judged.refusal);
      const uploadId = ids.get(file) ?? crypto.randomUUID();
      ids.set(file, uploadId);
      const wish = { uploadId, type: judged.type, name: file.name, through, ...(reason.trim() === '' ? {} : { reason }) };
      const path = `/merchants/${merchantId}/requirements/${encodeURIComponent(requirementId)}/upload`;
      const form = await get<SignedForm>(door, `${path}?${new URLSearchParams(wish)}`);
      await sendFile(form, file, setShare);
      return form.documentId;
    },
    onSettled: () => {
      setShare(undefined);
      return client.invalidateQueries({ queryKey: ['merchant', merchantId] });
    },
  });
  return { upload, share };
};
