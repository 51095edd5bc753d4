const LIMIT = 30_000;

/** An answer other than success: RFC 9457, its sentences in the reader's language. */
export class Problem extends Error {
  constructor(status, { type = '', title, detail, faults = [] }, retryAfter) {
    super(detail ?? title ?? `HTTP ${status}`);
    this.status = status;
    /** The last part of the type, such as profile-invalid. */
    this.name = type.slice(type.lastIndexOf('/') + 1) || `http-${status}`;
    this.title = title;
    this.detail = detail;
    this.faults = faults;
    /** Seconds, or undefined. */
    this.retryAfter = Number(retryAfter) || undefined;
  }
}

/** No answer at all: the service is down, too slow, or the network is gone. */
export class Unreachable extends Error {
  name = 'unreachable';
}

/** One service of ours, as the person who signed in. */
export class Api {
  #base;
  #language;
  #token;

  constructor({ base, language, token }) {
    this.#base = base.endsWith('/') ? base : base + '/';
    this.#language = language;
    this.#token = token;
  }

  /** {data, etag, status}; throws Problem or Unreachable. */
  get(path, options) {
    return this.send('GET', path, options);
  }

  post(path, options) {
    return this.send('POST', path, options);
  }

  put(path, options) {
    return this.send('PUT', path, options);
  }

  delete(path, options) {
    return this.send('DELETE', path, options);
  }

  /**
   * options: body (an object), etag (for If-Match), known (an etag: 304 without data if nothing has changed), accept,
   * limit (ms), signal.
   */
  async send(method, path, options = {}) {
    const response = await this.open(method, path, options);
    const text = await read(response);
    return {
      status: response.status,
      etag: response.headers.get('ETag'),
      data: text ? JSON.parse(text) : null,
    };
  }

  /** The response itself, for what comes in pieces; a refusal is thrown as with send. */
  async open(method, path, options = {}) {
    let response = await this.#fetch(method, path, options, await this.#token({}));
    if (response.status === 401) {
      // The token may have ended in the meantime; another one is asked for once.
      const renewed = await this.#token({ renew: true });
      response = renewed ? await this.#fetch(method, path, options, renewed) : response;
    }
    if (!response.ok && response.status !== 304) {
      throw new Problem(response.status, decoded(await read(response)), response.headers.get('Retry-After'));
    }
    return response;
  }

  async #fetch(method, path, { body, etag, known, accept = 'application/json', limit = LIMIT, signal }, token) {
    const headers = { Accept: accept, 'Accept-Language': this.#language };
    if (token) {
      headers.Authorization = `Bearer ${token}`;
    }
    if (body !== undefined) {
      headers['Content-Type'] = 'application/json';
    }
    if (etag) {
      headers['If-Match'] = etag;
    }
    if (known) {
      headers['If-None-Match'] = known;
    }
    const limits = [AbortSignal.timeout(limit), ...(signal ? [signal] : [])];
    try {
      return await fetch(new URL(path.replace(/^\//, ''), new URL(this.#base, document.baseURI)), {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        cache: 'no-store',
        // The token says who asks; no cookie of the page has a say.
        credentials: 'omit',
        signal: AbortSignal.any(limits),
      });
    } catch (failure) {
      throw unreachable(failure, signal);
    }
  }
}

async function read(response) {
  try {
    return await response.text();
  } catch (failure) {
    throw unreachable(failure);
  }
}

/** Whoever aborted knows it; everything else is an answer that did not come. */
function unreachable(failure, signal) {
  return signal?.aborted ? failure : new Unreachable(failure.message, { cause: failure });
}

function decoded(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
