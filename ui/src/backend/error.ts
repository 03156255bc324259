import type { CommandError as CommandFailure, ErrorCode } from './bindings';

/** Why a command was refused: a code, and the field of the request to blame where one is. The words are in `errors.ftl`. */
export class CommandError extends Error {
  readonly code: ErrorCode;
  readonly field: string | null;

  /** What no command of ours answered (the shell refuses a call in words of its own) counts as `internal`. */
  constructor(failure: unknown) {
    const { code, field } = Object(failure) as Partial<CommandFailure>;
    super(code ?? 'internal');
    this.name = 'CommandError';
    this.code = code ?? 'internal';
    this.field = field ?? null;
  }
}

/** The code of anything that was thrown; what is no `CommandError` counts as `internal`. */
export function codeOf(thrown: unknown): ErrorCode {
  return thrown instanceof CommandError ? thrown.code : 'internal';
}
