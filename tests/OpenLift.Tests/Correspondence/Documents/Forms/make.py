"""Fills the blank request form as a SENCO would and lets LibreOffice save it: python3 make.py blank.docx
(the file is /forms/request.docx of the demo county). Needs soffice; the tests need only what it made."""
import os, re, shutil, subprocess, sys, tempfile, zipfile
from xml.sax.saxutils import escape

ANSWERS = {
    'Child’s name': 'zoë müller',
    'Date of birth': '3/4/2020',
    'What does the child need help with?': 'Cannot yet wait for a turn & leaves <the carpet>.\nCzęsto płacze; می‌خواهد کمک.',
    'Date of first concern': '8th September 2026',
    'How do you meet the universal Core Standards?': 'Visual timetable for all. “Now and next” boards.',
    'Anybody else': 'A private music therapist',
    'What do you hope will come of this request?': 'To join in at story time.',
    'What makes it urgent?': 'May lose the place',
    'Your role': 'SENCO',
    'Email address': 'not an address',
    'Phone number': '01632 960001',
}
MARKS = ['SEN support', 'Speech, language and communication needs', 'Educational psychologist', 'Occupational therapist']
ROWS = {
    'What have you tried?': [['Small talking group', 'Communication and interaction', 'B', 'Twice a week', 'May 2026', ''], ['Picture cards', 'CI', 'c', 'All day', '1 June 2026', 'Asks for a drink now'], ['Sand timer', 'Magic', 'A', '', '', '']],
    'Area of learning': [['Speaking', 'Early years foundation stage', '22 to 36 months', '1.9.2025', ''], ['Speaking', 'EYFS', '30 to 50 months', '2026-09-01', 'Slower than in other areas']],
}

def text(xml): return ''.join(re.findall(r'<w:t[^>]*>([^<]*)</w:t>', xml)).replace('&amp;', '&').replace('&lt;', '<').replace('&gt;', '>')
def cell(xml, words):
    paragraphs = ''.join(f'<w:p><w:r><w:t xml:space="preserve">{escape(w)}</w:t></w:r></w:p>' for w in words.split('\n'))
    return re.sub(r'<w:p\b.*</w:p>', lambda _: paragraphs, xml, flags=re.S)
def fill(xml):
    def row(match):
        parts = re.findall(r'<w:tc>.*?</w:tc>', match[0], flags=re.S)
        question = text(re.findall(r'<w:p\b.*?</w:p>', parts[0], flags=re.S)[0])
        if len(parts) == 2 and question in ANSWERS:
            return match[0].replace(parts[1], cell(parts[1], ANSWERS[question]))
        if len(parts) == 2 and question != 'Other needs, if any':
            new = parts[1]
            for mark in MARKS:
                new = new.replace(f'[  ] {mark}</w:t>', f'[ X ] {mark}</w:t>')
            if question == 'This is urgent':
                new = new.replace('[  ] Yes', '[x] Yes')
            return match[0].replace(parts[1], new)
        return match[0]
    xml = re.sub(r'<w:tr>.*?</w:tr>', row, xml, flags=re.S)
    for first, rows in ROWS.items():
        start = xml.index(f'>{first}<')
        for words in rows:
            at = re.compile(r'<w:tr><w:trPr><w:cantSplit\s*/></w:trPr>.*?</w:tr>', re.S).search(xml, start)
            cells = iter(words)
            filled = re.sub(r'<w:tc>.*?</w:tc>', lambda m: cell(m[0], next(cells)), at[0], flags=re.S)
            xml = xml[:at.start()] + filled + xml[at.end():]
            start = at.start() + len(filled)
    # A question of the setting's own, and words beside the boxes.
    extra = '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3300"/><w:gridCol w:w="6300"/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>Pupil premium</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Since January</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>See also the report of the music therapist.</w:t></w:r></w:p>'
    return xml.replace('<w:sectPr', extra + '<w:sectPr', 1)

work = tempfile.mkdtemp()
filled = os.path.join(work, 'filled.docx')
with zipfile.ZipFile(sys.argv[1]) as old, zipfile.ZipFile(filled, 'w', zipfile.ZIP_DEFLATED) as new:
    for name in old.namelist():
        data = old.read(name)
        new.writestr(name, fill(data.decode('utf-8')).encode('utf-8') if name == 'word/document.xml' else data)
def convert(path, kind, to):
    out = tempfile.mkdtemp()
    subprocess.run(['soffice', '--headless', '--convert-to', kind, '--outdir', out, path], check=True, stdout=subprocess.DEVNULL)
    shutil.copy(os.path.join(out, os.listdir(out)[0]), to)
here = os.path.dirname(os.path.abspath(__file__))
shutil.copy(filled, os.path.join(here, 'filled.docx'))
convert(filled, 'docx', os.path.join(here, 'libreoffice.docx'))
convert(filled, 'odt', os.path.join(work, 'a.odt'))
convert(os.path.join(work, 'a.odt'), 'docx', os.path.join(here, 'by-way-of-odt.docx'))
convert(filled, 'doc', os.path.join(work, 'b.doc'))
convert(os.path.join(work, 'b.doc'), 'docx', os.path.join(here, 'by-way-of-doc.docx'))
