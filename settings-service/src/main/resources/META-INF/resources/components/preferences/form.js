/** What stands in the form, made of a profile as settings-service shows it; passwords are never among it. */
export function formOf(profile) {
  return {
    address: profile.address ?? '',
    displayName: profile.displayName ?? '',
    replyTo: profile.replyTo?.address ?? '',
    method: profile.method,
    smtp: serverOf(profile.smtp),
    imap: { ...serverOf(profile.imap), sentFolder: profile.imap?.sentFolder ?? '' },
    copyToSent: profile.copyToSent,
    relayWhileUnavailable: profile.relayWhileUnavailable ?? false,
  };
}

/** The form as settings-service wants it: IMAP is for the copies only, and an empty password means the stored one. */
export function bodyOf(form, profile) {
  const mailbox = form.method === 'SMTP';
  const copies = form.copyToSent && !signsInByAccount(form);
  return {
    address: form.address,
    displayName: form.displayName || null,
    replyTo: form.replyTo ? replyTo(form.replyTo, profile.replyTo) : null,
    method: form.method,
    smtp: mailbox ? bodyOfSmtp(form.smtp) : null,
    imap: mailbox && copies ? { ...bodyOfServer(form.imap), sentFolder: form.imap.sentFolder || null } : null,
    copyToSent: mailbox && copies,
    relayWhileUnavailable: form.method !== 'RELAY' && form.relayWhileUnavailable,
  };
}

/** Whether an account signs in at the mailbox in place of a password: its provider files what is sent. */
export function signsInByAccount({ smtp }) {
  return smtp.authentication === 'OAUTH2';
}

/** Whether anything would be lost by closing the page. */
export function isChanged(form, profile) {
  return JSON.stringify(form) !== JSON.stringify(formOf(profile));
}

/** The value at a JSON Pointer such as /smtp/port. */
export function valueAt(form, pointer) {
  return pointer
    .split('/')
    .slice(1)
    .reduce((part, name) => part?.[name], form);
}

/** The same form with other values, such as {'/smtp/port': '587'}. */
export function withValues(form, values) {
  return Object.entries(values).reduce((changed, [pointer, value]) => {
    const [name, inner] = pointer.split('/').slice(1);
    return { ...changed, [name]: inner ? { ...changed[name], [inner]: value } : value };
  }, form);
}

function serverOf(server) {
  return {
    host: server?.host ?? '',
    port: server ? String(server.port) : '',
    security: server?.security ?? 'TLS',
    username: server?.username ?? '',
    authentication: server?.authentication ?? 'PASSWORD',
    password: '',
  };
}

function bodyOfSmtp(smtp) {
  return smtp.authentication === 'OAUTH2'
    ? { ...bodyOfServer({ ...smtp, password: '' }), authentication: 'OAUTH2' }
    : bodyOfServer(smtp);
}

function bodyOfServer({ host, port, security, username, password }) {
  return {
    host,
    port: /^\d{1,9}$/.test(port.trim()) ? Number(port) : null,
    security,
    username,
    ...(password ? { password } : {}),
  };
}

/** The name beside an address that has not changed stays what it was. */
function replyTo(address, saved) {
  return saved?.address === address ? saved : { address };
}
