// Form helpers: duration range and JSON editor. Both only decorate fields that are sent as they are.
(() => {
  'use strict';
  const $ = (selector, root) => root.querySelector(selector);
  const $$ = (selector, root) => [...root.querySelectorAll(selector)];
  const on = (type, handler, target) => target.addEventListener(type, handler);

  // ---- duration of the mint form: number is what is sent, range follows on a log scale
  const spoken = s => s % 3600 === 0 ? `${s / 3600}-hour` : s % 60 === 0 ? `${s / 60}-minute` : `${s}-second`;
  const short = s => s < 3600 ? `${Math.floor(s / 60)} min` + (s % 60 ? ` ${s % 60} s` : '') : `${Math.floor(s / 3600)} h` + (s % 3600 ? ` ${Math.floor(s % 3600 / 60)} min` : '');
  function duration(form) {
    const number = $('[data-dur]', form), range = $('[data-dur-range]', form);
    if (!number) return;
    const min = +number.min || 900, max = +number.max || 129600, steps = [900, 1800, 3600, 14400, 43200, 129600];
    const span = range ? (+range.max || 100) : 100;
    const show = () => {
      const s = +number.value || min;
      for (const [key, text] of [['s', s.toLocaleString('en-US') + ' s'], ['w', short(s)], ['label', spoken(s)], ['raw', String(s)]]) $$(`[data-dur-${key}]`, form).forEach(el => { el.textContent = text; });
      $$('[data-dur-long]', form).forEach(el => { el.hidden = s <= 3600; });
      range?.setAttribute('aria-valuetext', short(s));
    };
    if (range) {
      on('input', () => {
        const raw = min * (max / min) ** (range.value / span);
        const near = steps.find(step => Math.abs(Math.log(raw / step)) < 0.04 && step <= max);
        number.value = near || Math.min(max, Math.max(min, Math.round(raw / 60) * 60));
        show();
      }, range);
    }
    const follow = () => { if (range) range.value = span * Math.log(Math.max(min, +number.value || min) / min) / Math.log(max / min); show(); };
    on('input', follow, number);
    follow();
  }

  // ---- a six-digit code sends its form with the last digit
  function code(field) {
    on('input', () => { if (/^\s*(\d\s*){6}$/.test(field.value)) field.form.requestSubmit(); }, field);
  }

  // ---- JSON editor: the textarea stays; colours lie behind it
  const TOKEN = /("(?:\\.|[^"\\])*"(?=\s*:))|("(?:\\.|[^"\\])*"?)|(\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|([{}[\],:]+)/g;
  function paint(pre, text) {
    const out = document.createDocumentFragment();
    let end = 0;
    for (const match of text.matchAll(TOKEN)) {
      out.append(text.slice(end, match.index));
      const span = document.createElement('span');
      span.className = 'y-' + (match[1] ? 'k' : match[2] ? 's' : match[3] ? 'l' : 'p');
      span.textContent = match[0];
      out.append(span);
      end = match.index + match[0].length;
    }
    out.append(text.slice(end) + '\n');
    pre.replaceChildren(out);
  }
  function editor(box) {
    const area = $('textarea', box), pre = document.createElement('pre'), gutter = document.createElement('div');
    let leave = false;
    pre.setAttribute('aria-hidden', 'true'); gutter.setAttribute('aria-hidden', 'true'); gutter.className = 'gut';
    box.prepend(pre); box.append(gutter);
    const scroll = () => { pre.scrollTop = gutter.scrollTop = area.scrollTop; pre.scrollLeft = area.scrollLeft; };
    const draw = () => {
      const small = area.value.length < 60000;
      box.classList.toggle('live', small && box.dataset.editor === 'json');
      if (small && box.dataset.editor === 'json') paint(pre, area.value); else pre.replaceChildren();
      gutter.textContent = small ? Array.from({ length: area.value.split('\n').length }, (_, i) => i + 1).join('\n') : '';
      scroll();
    };
    on('input', draw, area); on('scroll', scroll, area);
    on('keydown', e => {
      if (e.key === 'Escape') { leave = true; return; }
      if (e.key === 'Tab' && !e.shiftKey && !leave && !e.ctrlKey && !e.altKey) { e.preventDefault(); document.execCommand('insertText', false, '  '); }
      if (e.key !== 'Tab') leave = false;
    }, area);
    draw();
  }

  // A six-digit code is complete: send it, unless the form still lacks something.
  on('input', e => {
    if (e.target.matches('[data-otp]') && /^\d{6}$/.test(e.target.value) && e.target.form.checkValidity()) e.target.form.requestSubmit();
  }, document);

  const each = (part, selector, start) => {
    if (part.matches?.(selector)) start(part);
    $$(selector, part).forEach(start);
  };
  on('latchkey:part', e => {
    each(e.detail, 'form[data-mint]', duration);
    each(e.detail, '[data-editor]', editor);
    each(e.detail, '[data-otp]', code);
  }, document);
})();
