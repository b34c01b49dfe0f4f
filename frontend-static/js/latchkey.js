// Latchkey's own script. Pages work without it; it ticks, copies, colours and shortens the way.
(() => {
  'use strict';
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const on = (type, handler, target = document) => target.addEventListener(type, handler);
  const say = (text, urgent) => { const box = $(urgent ? '#alerts' : '#status'); if (box) box.textContent = text; };
  const store = {
    get: (area, key) => { try { return area.getItem(key); } catch { return null; } },
    set: (area, key, value) => { try { area.setItem(key, value); } catch { /* private window */ } },
  };

  // ---- clock: the server gives absolute times and its own now; a sleep or a wrong clock changes nothing
  let skew = null;
  const pad = n => String(n).padStart(2, '0');
  const words = s => s >= 3600 ? `${Math.floor(s / 3600)} h ${pad(Math.floor(s % 3600 / 60))}` : `${Math.floor(s / 60)}:${pad(s % 60)}`;
  const left = el => Math.max(0, Math.ceil((+el.dataset.expiresAt - Date.now() - skew) / 1000));

  function tickRing(svg, s) {
    const arc = $('.ring-arc', svg);
    if (!arc) return;
    const around = 2 * Math.PI * arc.r.baseVal.value;
    const share = Math.min(1, s / (+svg.dataset.total || 1));
    arc.setAttribute('stroke-dasharray', `${(around * share).toFixed(2)} ${around.toFixed(2)}`);
    svg.classList.toggle('ring-last', s > 0 && s <= 60);
    svg.classList.toggle('ring-over', s === 0);
    const label = $('.ring-t', svg);
    if (label) label.textContent = s >= 36000 ? `${Math.floor(s / 3600)} h` : words(s);
  }

  function tick() {
    for (const el of $$('[data-expires-at]')) {
      const s = left(el);
      if (el.matches('.ring')) tickRing(el, s);
      else if (el.matches('.btn')) el.classList.toggle('btn-d', s <= 300), el.classList.toggle('btn-t', s > 300);
      else if (el.dataset.form) {
        el.textContent = s === 0 ? 'Expired' : words(s) + (el.dataset.form === 'left' ? ' left' : '');
        el.classList.toggle('timer-last', s <= 60);
        if (el.closest('.chip')) warn(el, s);
      }
    }
    setTimeout(tick, 1000 - (Date.now() + (skew || 0)) % 1000);
  }

  // Each threshold is announced once, also across pages.
  function warn(el, s) {
    const label = el.dataset.label, key = `lk-${el.dataset.expiresAt}`;
    const step = s === 0 ? 0 : s <= 60 ? 60 : s <= 300 ? 300 : null;
    if (step === null || store.get(sessionStorage, key) === String(step)) return;
    store.set(sessionStorage, key, step);
    if (step === 0) say(`Session ${label} has ended.`, true);
    else say(`Session ${label}: ${step === 300 ? '5 minutes' : '1 minute'} left`);
    if (step === 60) toast(`${label}’s session ends in ${s} s.`, { href: el.closest('.chip').href, link: 'Renew', bad: false });
  }

  const formats = {
    clock: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
    hm: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    date: { day: 'numeric', month: 'short', year: 'numeric' },
  };
  function showTime(el) {
    const at = new Date(el.dateTime), format = formats[el.dataset.show];
    if (format && !isNaN(at)) el.textContent = new Intl.DateTimeFormat('en-GB', format).format(at);
  }

  function closeButton(css, label) {
    const button = document.createElement('button'), ns = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(ns, 'svg'), use = document.createElementNS(ns, 'use');
    button.type = 'button'; button.className = css; button.dataset.close = ''; button.setAttribute('aria-label', label);
    svg.setAttribute('class', 'ic'); svg.setAttribute('aria-hidden', 'true'); use.setAttribute('href', '/img/icons.svg#x');
    svg.append(use); button.append(svg);
    return button;
  }

  // ---- toasts
  function toast(text, { bad = true, href, link } = {}) {
    const box = document.createElement('div');
    box.className = bad ? 'toast toast-x' : 'toast';
    box.setAttribute('role', bad ? 'alert' : 'status');
    if (bad) box.dataset.stay = 'true';
    const p = document.createElement('p');
    p.textContent = text + ' ';
    if (href) { const a = document.createElement('a'); a.href = href; a.textContent = link; p.append(a); }
    box.append(p, closeButton('toast-c', 'Close message'));
    $('#toasts')?.append(box);
    keepToast(box);
  }
  function keepToast(box) {
    if (box.dataset.stay) return;
    let timer;
    const start = () => { timer = setTimeout(() => box.remove(), 6000); };
    const stop = () => clearTimeout(timer);
    for (const type of ['mouseenter', 'focusin']) on(type, stop, box);
    for (const type of ['mouseleave', 'focusout']) on(type, start, box);
    start();
  }

  // ---- copy
  async function write(text) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    const area = document.createElement('textarea');
    area.value = text; area.className = 'visually-hidden';
    (area.ownerDocument.querySelector('dialog[open]') || document.body).append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    if (!done) throw new Error('refused');
  }
  async function copied(button, text) {
    try {
      await write(text);
      say(button.getAttribute('aria-label')?.replace(/^Copy/, 'Copied') || 'Copied');
      const use = $('use', button), was = use?.getAttribute('href');
      if (use) { use.setAttribute('href', '/img/icons.svg#check'); setTimeout(() => use.setAttribute('href', was), 1600); }
    } catch { toast('The browser did not allow copying. Select the text and copy it by hand.'); }
  }
  async function copyByPost(form, button) {
    try {
      const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form, button)), headers: { 'X-Requested-With': 'fetch', Accept: 'text/plain' } });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      await copied(button || form, await answer.text());
    } catch (e) { toast(`Nothing was copied. The server answered ${e.message}. Reload the page and try again.`); }
  }

  // ---- reveal: gone after its seconds, on tab change, on blur, before print
  function reveal(box) {
    const end = Date.now() + 1000 * (+box.dataset.reveal || 30), bar = $('.shrink', box);
    const hide = () => { box.replaceChildren(); location.replace(box.dataset.revealBack || location.pathname + location.search); };
    const step = () => {
      const rest = end - Date.now();
      if (rest <= 0) return hide();
      if (bar) bar.style.transform = `scaleX(${rest / (10 * (+box.dataset.reveal || 30)) / 100})`;
      setTimeout(step, 250);
    };
    on('visibilitychange', () => document.hidden && hide());
    on('blur', hide, window);
    on('beforeprint', hide, window);
    step();
  }

  // ---- theme
  const root = document.documentElement;
  function switchTheme() {
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    document.cookie = `lk-theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
    say(`${dark ? 'Light' : 'Dark'} theme`);
  }

  // ---- dialogs: a link's page, shown over this one
  async function openDialog(link) {
    const dialog = $('#dialog');
    try {
      const answer = await fetch(link.href, { headers: { Accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const content = $('[data-dialog-content]', page);
      if (!answer.ok || !content) throw new Error('no dialog');
      content.classList.remove('card', 'dlg-page');
      dialog.toggleAttribute('data-small', content.classList.contains('dlg-s'));
      dialog.replaceChildren(document.adoptNode(content));
      $('.dlg-h', dialog)?.append(closeButton('ibtn', 'Close'));
      init(dialog);
      window.htmx?.process(dialog);
      dialog.showModal();
      ($('[autofocus], input:not([type=hidden]), select, textarea', dialog) || $('a[data-close], .btn-d', dialog) || $('[data-close]', dialog))?.focus();
    } catch { location.assign(link.href); }
  }

  // ---- one start for the page and for every swapped part
  function init(part) {
    const all = selector => [...(part.matches?.(selector) ? [part] : []), ...$$(selector, part)];
    const dated = all('[data-server-now]')[0];
    if (dated) skew = +dated.dataset.serverNow - Date.now();
    all('time[data-show]').forEach(showTime);
    all('[data-toast]').forEach(keepToast);
    all('[data-reveal]').forEach(reveal);
    document.dispatchEvent(new CustomEvent('latchkey:part', { detail: part }));
  }

  // ---- clicks and forms
  on('click', e => {
    const hit = selector => e.target.closest(selector);
    const plain = !e.ctrlKey && !e.metaKey && !e.shiftKey && e.button === 0;
    let el;
    if ((el = hit('[data-copy]'))) copied(el, el.dataset.copy);
    else if ((el = hit('[data-close]'))) {
      const box = el.closest('.toast, dialog');
      if (box) { e.preventDefault(); box.matches('dialog') ? box.close() : box.remove(); }
    } else if ((el = hit('a[data-dialog]')) && plain) { e.preventDefault(); openDialog(el); }
    else if ((el = hit('[data-peek]'))) {
      const field = document.getElementById(el.dataset.peek), hidden = field.type === 'password';
      field.type = hidden ? 'text' : 'password';
      el.setAttribute('aria-pressed', hidden); el.setAttribute('aria-label', hidden ? 'Hide password' : 'Show password');
      $('use', el).setAttribute('href', '/img/icons.svg#' + (hidden ? 'eye-off' : 'eye'));
    } else if ((el = hit('[data-keys-toggle]'))) {
      store.set(localStorage, 'lk-keys', keysOff() ? '' : 'off');
      el.textContent = keysOff() ? 'Switch on' : 'Switch off';
    } else if (e.target.matches('#dialog')) e.target.close();
    $$('details.menu[open]').forEach(menu => { if (!menu.contains(e.target) || hit('.menu-item, .menu-list a')) menu.open = false; });
  });
  on('submit', e => {
    const form = e.target;
    if (form.matches('[data-theme-form]')) { e.preventDefault(); switchTheme(); return; }
    if (form.matches('[data-copy-post]')) { e.preventDefault(); copyByPost(form, e.submitter); return; }
    if (e.defaultPrevented || form.method !== 'post' || form.matches('[hx-post]')) return;
    if (form.dataset.sent) { e.preventDefault(); return; }
    form.dataset.sent = 'true';
    const button = e.submitter;
    if (button) { button.setAttribute('aria-busy', 'true'); if (button.dataset.busy) button.lastChild.textContent = button.dataset.busy; }
  });
  on('pageshow', () => $$('form[data-sent]').forEach(form => { delete form.dataset.sent; $$('[aria-busy]', form).forEach(b => b.removeAttribute('aria-busy')); }), window);
  on('change', e => { if (e.target.matches('[data-submit-on-change]')) e.target.form.requestSubmit(); });

  // ---- keyboard
  const keysOff = () => store.get(localStorage, 'lk-keys') === 'off';
  const GO = { h: '/', s: '/sessions', i: '/invoke', f: '/functions', p: '/principals', c: '/check' };
  const EVERYWHERE = { a: '/audit/findings', l: '/activity' };
  let afterG = 0;
  function moveRow(step) {
    const rows = $$('[data-row]');
    const at = rows.findIndex(row => row.contains(document.activeElement));
    $('a, button', rows[Math.min(rows.length - 1, Math.max(0, at + step))] || document.createElement('i'))?.focus();
  }
  function moveTab(step) {
    const tabs = $$('.main .tabs a'), at = tabs.findIndex(tab => tab.hasAttribute('aria-current'));
    tabs[at + step]?.click();
  }
  function withControl(e) {
    if (e.key === 'Enter') {
      const button = $('#dialog[open] .btn-p, #dialog[open] .btn-xx') || $('.btn-p', document.activeElement?.form || undefined) || $('[data-send]');
      if (button) { e.preventDefault(); button.click(); }
    } else if (e.key === 's' && $('[data-diff]')) { e.preventDefault(); $('[data-diff]').click(); }
  }
  on('keydown', e => {
    if (e.key === 'Escape') $$('details.menu[open]').forEach(menu => { menu.open = false; $('summary', menu).focus(); });
    if (e.ctrlKey || e.metaKey) return withControl(e);
    if (e.altKey || keysOff() || e.target.closest('input, textarea, select, [contenteditable], dialog')) return;
    const base = document.body.dataset.connection, key = e.key.toLowerCase();
    if (!base) return;
    if (Date.now() - afterG < 1500 && (GO[key] || EVERYWHERE[key])) { afterG = 0; location.assign(EVERYWHERE[key] || base + GO[key]); return; }
    const actions = {
      g: () => { afterG = Date.now(); },
      m: () => location.assign(base + '/sessions#mint'),
      t: switchTheme,
      j: () => moveRow(1), k: () => moveRow(-1),
      '[': () => moveTab(-1), ']': () => moveTab(1),
      i: () => $('a[data-invoke]', document.activeElement.closest('[data-row]') || document.createElement('i'))?.click(),
      c: () => $('a[data-check]', document.activeElement.closest('[data-row]') || document.createElement('i'))?.click(),
      // One key must not send anything: it goes to the button, Enter presses it.
      p: () => $('#probe-send')?.focus(),
      '/': () => $('[data-filter]')?.focus(),
      '?': () => openDialog({ href: '/shortcuts' }),
    };
    if (actions[key]) { e.preventDefault(); actions[key](); }
  });

  // ---- htmx
  on('htmx:configRequest', e => {
    const token = $('meta[name=csrf-token]'), header = $('meta[name=csrf-header]');
    if (token && header) e.detail.headers[header.content] = token.content;
  });
  on('htmx:load', e => { if (e.detail.elt !== document.body) init(e.detail.elt); });
  // A button that sends is busy until the answer; the second half of a double click may hit the one that came with it.
  const senders = form => $$('[data-busy]').filter(button => button.form === form);
  let answered = { path: null, at: 0 };
  on('htmx:beforeRequest', e => {
    const buttons = senders(e.detail.elt);
    if (buttons.length && answered.path === e.detail.requestConfig.path && performance.now() - answered.at < 700) { e.preventDefault(); return; }
    buttons.forEach(button => {
      const label = button.lastChild;
      button.setAttribute('aria-busy', 'true');
      button.dataset.label = label.textContent;
      label.textContent = button.dataset.busy;
    });
  });
  on('htmx:afterRequest', e => {
    const sent = e.detail.requestConfig;
    if (sent?.verb !== 'post') return;
    answered = { path: sent.path, at: performance.now() };
    senders(sent.elt).filter(button => button.dataset.label).forEach(button => {
      button.removeAttribute('aria-busy');
      button.lastChild.textContent = button.dataset.label;
    });
  });
  // A refused form comes back as 422 or 409 with the region to show.
  on('htmx:beforeSwap', e => { if ([409, 422, 429, 503].includes(e.detail.xhr.status)) { e.detail.shouldSwap = true; e.detail.isError = false; } });

  init(document);
  if (skew === null) skew = 0;
  tick();
})();
