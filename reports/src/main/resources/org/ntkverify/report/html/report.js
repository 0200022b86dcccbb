(function () {
  'use strict';
  var root = document.documentElement;

  // Some browsers refuse storage to local files; the page then forgets the scheme, nothing else.
  function remembered(value) {
    try {
      if (value === undefined) { return window.localStorage.getItem('ntkv-theme'); }
      if (value) { window.localStorage.setItem('ntkv-theme', value); } else { window.localStorage.removeItem('ntkv-theme'); }
    } catch (refused) { return null; }
    return value;
  }

  function theme(value) {
    if (value === 'light' || value === 'dark') { root.setAttribute('data-theme', value); } else { root.removeAttribute('data-theme'); }
  }

  theme(remembered());

  document.addEventListener('DOMContentLoaded', function () {
    var form = document.getElementById('filter');
    var fields = ['q', 'verdict', 'outcome', 'paper'].map(function (id) { return document.getElementById(id); });
    var claims = Array.from(document.querySelectorAll('article.claim'));
    var links = {};
    document.querySelectorAll('nav li a').forEach(function (link) { links[link.getAttribute('href').slice(1)] = link; });
    var found = document.getElementById('found');
    var texts = new Map();

    // Greek letters, signs and raised text are found by the plain letters of the command line.
    var letters = { 'α': 'alpha', 'β': 'beta', 'γ': 'gamma', 'δ': 'delta', 'ε': 'epsilon', 'η': 'eta', 'θ': 'theta', 'κ': 'kappa',
      'λ': 'lambda', 'μ': 'mu', 'ξ': 'xi', 'π': 'pi', 'ρ': 'rho', 'σ': 'sigma', 'τ': 'tau', 'φ': 'phi', 'ψ': 'psi', 'ω': 'omega',
      '∞': 'inf', '√': 'sqrt', '≤': '<=', '≥': '>=', '≠': '!=', '±': '+-', '−': '-', '→': '->', '∑': 'sum', '∏': 'prod', '∇': 'grad', '\u0307': 'dot' };
    function folded(text) {
      return text.toLowerCase().replace(/[αβγδεηθκλμξπρστφψω∞√≤≥≠±−→∑∏∇\u0307]/g, function (letter) { return letters[letter]; })
        .replace(/[_^{}()]/g, '').replace(/\s+/g, ' ');
    }
    function text(claim) {
      if (!texts.has(claim)) { texts.set(claim, folded(claim.textContent)); }
      return texts.get(claim);
    }
    function matches(claim, words) {
      return fields.slice(1).every(function (field) { return !field.value || claim.dataset[field.id] === field.value; })
        && words.every(function (word) { return text(claim).includes(word); });
    }

    function apply() {
      var words = folded(fields[0].value).trim().split(' ').filter(Boolean);
      var shown = 0;
      claims.forEach(function (claim) {
        var match = matches(claim, words);
        shown += match;
        claim.hidden = !match;
        if (links[claim.id]) { links[claim.id].parentNode.hidden = !match; }
      });
      document.querySelectorAll('[data-group]').forEach(function (group) {
        group.hidden = !group.querySelector(':scope > article:not([hidden]), :scope > ul > li:not([hidden])');
      });
      var filtered = fields.some(function (field) { return field.value; });
      ['attention', 'not-run'].forEach(function (id) {
        var section = document.getElementById(id);
        if (section) { section.hidden = filtered; }
      });
      document.getElementById('nothing').hidden = shown > 0;
      found.textContent = shown + ' of ' + claims.length + ' claims';
    }

    function write() {
      var query = new URLSearchParams();
      fields.forEach(function (field) { if (field.value.trim()) { query.set(field.id, field.value.trim()); } });
      var hash = query.toString() ? '#?' + query : '#';
      try { window.history.replaceState(null, '', hash); } catch (refused) { /* the filter works, only the address stays */ }
      apply();
    }

    function read() {
      var hash = window.location.hash;
      if (hash.startsWith('#?')) {
        var query = new URLSearchParams(hash.slice(2));
        fields.forEach(function (field) { field.value = query.get(field.id) || ''; });
        apply();
        return;
      }
      var target = document.getElementById(decodeURIComponent(hash.slice(1)));
      if (target && target.closest('[hidden]')) {
        form.reset();
        apply();
        target.scrollIntoView();
      }
      if (target && claims.includes(target)) { here(target, false); }
    }

    // Scrolls the list only, never the page.
    function reveal(link) {
      var list = document.getElementById('contents');
      var above = link.getBoundingClientRect().top - list.getBoundingClientRect().top;
      if (above < 0 || above > list.clientHeight - 40) { list.scrollTop += above - list.clientHeight / 3; }
    }

    var current = null;
    function here(claim, move) {
      if (current) {
        current.classList.remove('here');
        if (links[current.id]) { links[current.id].removeAttribute('aria-current'); }
      }
      current = claim;
      claim.classList.add('here');
      if (links[claim.id]) {
        links[claim.id].setAttribute('aria-current', 'true');
        reveal(links[claim.id]);
      }
      if (move) {
        claim.scrollIntoView();
        claim.focus({ preventScroll: true });
      }
    }
    function step(by) {
      var shown = claims.filter(function (claim) { return !claim.hidden; });
      var next = shown.indexOf(current) + by;
      if (shown.length) { here(shown[Math.min(Math.max(next, 0), shown.length - 1)], true); }
    }
    function toggle() {
      if (!current) { return; }
      var parts = Array.from(current.querySelectorAll('details'));
      var open = parts.some(function (part) { return !part.open; });
      parts.forEach(function (part) { part.open = open; });
    }
    function keys() {
      var list = document.getElementById('keys');
      list.hidden = !list.hidden;
      document.getElementById('help').setAttribute('aria-expanded', String(!list.hidden));
    }

    form.hidden = false;
    form.addEventListener('input', write);
    form.addEventListener('submit', function (event) { event.preventDefault(); });
    form.addEventListener('reset', function () { window.setTimeout(write, 0); });
    document.getElementById('help').addEventListener('click', keys);
    window.addEventListener('hashchange', read);

    document.addEventListener('keydown', function (event) {
      if (event.ctrlKey || event.metaKey || event.altKey) { return; }
      if (event.key === 'Escape') {
        form.reset();
        if (document.activeElement && document.activeElement !== document.body) { document.activeElement.blur(); }
        return;
      }
      if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) { return; }
      var action = { '/': function () { fields[0].focus(); fields[0].select(); }, j: function () { step(1); }, k: function () { step(-1); },
        o: toggle, '?': keys }[event.key];
      if (action) {
        event.preventDefault();
        action();
      }
    });

    var schemes = ['', 'light', 'dark'];
    var button = document.getElementById('theme');
    function label() { button.textContent = 'Colours: ' + (root.getAttribute('data-theme') || 'system'); }
    button.hidden = false;
    button.addEventListener('click', function () {
      var next = schemes[(schemes.indexOf(root.getAttribute('data-theme') || '') + 1) % schemes.length];
      theme(next);
      remembered(next);
      label();
    });
    label();

    function selected(code) {
      var range = document.createRange();
      range.selectNodeContents(code);
      var selection = window.getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      return document.execCommand('copy');
    }
    document.querySelectorAll('.command').forEach(function (box) {
      var copy = document.createElement('button');
      var code = box.querySelector('code');
      function done(worked) {
        copy.textContent = worked ? 'Copied' : 'Press Ctrl-C';
        window.setTimeout(function () { copy.textContent = 'Copy'; }, 2000);
      }
      copy.type = 'button';
      copy.textContent = 'Copy';
      copy.setAttribute('aria-label', 'Copy the command');
      copy.addEventListener('click', function () {
        if (!navigator.clipboard) { done(selected(code)); return; }
        navigator.clipboard.writeText(code.textContent).then(function () { done(true); }, function () { done(selected(code)); });
      });
      box.appendChild(copy);
    });

    // Print shows everything, and afterwards the page is as it was.
    var closed = [];
    window.addEventListener('beforeprint', function () {
      closed = Array.from(document.querySelectorAll('details:not([open])'));
      closed.forEach(function (part) { part.open = true; });
    });
    window.addEventListener('afterprint', function () { closed.forEach(function (part) { part.open = false; }); });

    read();
    apply();
  });
})();
