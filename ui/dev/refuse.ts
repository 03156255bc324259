import type { ErrorCode } from '@/backend';

export function refuse(code: ErrorCode): never {
  // What the desktop throws is the plain object, not an Error.
  throw { code, field: null };
}
