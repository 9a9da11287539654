using OpenLift.Children;
using OpenLift.Correspondence.Documents;
using OpenLift.County;
using static OpenLift.Requests.FormBox;

namespace OpenLift.Requests;

/// <summary>
/// The request form in Word: the questions of the pages, in their words and order, to fill in away from the screen. What
/// comes back is matched by those words, whoever's editor saved it, and checked by the pages' own limits (L2, X7).
/// </summary>
public static class RequestForm
{
    public const string Title = "Request for support: form to fill in";
    private const string Intro =
        "Write in the right-hand boxes; they grow. Leave empty what you do not know. Keep the questions as they are, "
        + "so that the form can be read into your draft: open the draft, choose ‘Upload a "
        + "filled form’, and look at what was read before you keep it.";
    private const string Reference = "Reference",
        Name = "Child’s name",
        Born = "Date of birth",
        Setting = "Setting";
    private const int BlankRows = 4;

    private static readonly FormQuestion<string?> Needs = Text(
        Asked.On<WriteNeed>(nameof(WriteNeed.Needs)),
        r => r.Needs,
        "In your own words: what you see, when, and what it stops the child doing"
    );
    private static readonly FormQuestion<string?> SenStage = One(
        Asked.On<WriteNeed>(nameof(WriteNeed.SenStage)),
        CodeList.SenStage,
        r => r.SenStage
    );
    private static readonly FormQuestion<string?> PrimaryNeed = One(
        Asked.On<WriteNeed>(nameof(WriteNeed.PrimaryNeed)),
        CodeList.Need,
        r => r.PrimaryNeed
    );
    private static readonly FormQuestion<IReadOnlyList<string>> OtherNeeds = Many(
        Asked.On<WriteNeed>(nameof(WriteNeed.OtherNeeds)),
        CodeList.Need,
        r => r.OtherNeeds
    );
    private static readonly FormQuestion<DateOnly?> ConcernSince = Day(
        Asked.On<WriteNeed>(nameof(WriteNeed.ConcernSince)),
        r => r.ConcernSince
    );
    private static readonly FormQuestion<string?> CoreStandards = Text(
        Asked.On<WriteProvision>(nameof(WriteProvision.CoreStandards)),
        r => r.CoreStandards,
        "What everyone in your setting gets that helps this child"
    );
    private static readonly FormQuestion<string?> Actions = Text(
        Asked.On<WriteProvision>(nameof(WriteProvision.Actions)),
        r => r.Actions,
        "What is in place for this child today, who does it and how often"
    );
    private static readonly FormQuestion<IReadOnlyList<string>> Agencies = Many(
        Asked.On<WriteAgencies>(nameof(WriteAgencies.Agencies)),
        CodeList.Agency,
        r => r.Agencies
    );
    private static readonly FormQuestion<string?> OtherAgencies = Text(
        Asked.On<WriteAgencies>(nameof(WriteAgencies.Others)),
        r => r.OtherAgencies
    );
    private static readonly FormQuestion<bool> NoAgencies = Tick(Asked.On<WriteAgencies>(nameof(WriteAgencies.None)), r => r.NoAgencies);
    private static readonly FormQuestion<string?> Hopes = Text(
        Asked.On<WriteHopes>(nameof(WriteHopes.Hopes)),
        r => r.Hopes,
        "What would be different for the child if this went well?"
    );
    private static readonly FormQuestion<string?> OtherInformation = Text(
        Asked.On<WriteHopes>(nameof(WriteHopes.OtherInformation)),
        r => r.OtherInformation
    );
    private static readonly FormQuestion<bool> Urgent = Tick(Asked.On<WriteHopes>(nameof(WriteHopes.Urgent)), r => r.Urgent);
    private static readonly FormQuestion<string?> WhyUrgent = Text(
        Asked.On<WriteHopes>(nameof(WriteHopes.WhyUrgent)),
        r => r.WhyUrgent,
        "Only if it is urgent"
    );
    private static readonly FormQuestion<string?> AskedBy = Text(Asked.On<WriteContact>(nameof(WriteContact.AskedBy)), r => r.AskedBy);
    private static readonly FormQuestion<string?> AskedByRole = Text(
        Asked.On<WriteContact>(nameof(WriteContact.AskedByRole)),
        r => r.AskedByRole,
        "Such as SENCO, head, manager"
    );
    private static readonly FormQuestion<string?> ContactEmail = Text(
        Asked.On<WriteContact>(nameof(WriteContact.ContactEmail)),
        r => r.ContactEmail
    );
    private static readonly FormQuestion<string?> ContactPhone = Text(
        Asked.On<WriteContact>(nameof(WriteContact.ContactPhone)),
        r => r.ContactPhone
    );
    private static readonly FormQuestion<string?> Attending = Text(
        Asked.On<WriteContact>(nameof(WriteContact.Attending)),
        r => r.Attending,
        "Only if somebody else comes to the meeting"
    );

    private static readonly (string Title, FormQuestion[] Questions)[] Sections =
    [
        ("The need", [Needs, SenStage, PrimaryNeed, OtherNeeds, ConcernSince]),
        ("What your setting already does", [CoreStandards, Actions]),
        ("Other agencies", [Agencies, OtherAgencies, NoAgencies]),
        ("Outcomes hoped for", [Hopes, OtherInformation, Urgent, WhyUrgent]),
        ("Who is asking", [AskedBy, AskedByRole, ContactEmail, ContactPhone, Attending]),
    ];

    private static readonly Asked[] StrategyHead =
    [
        .. new[]
        {
            nameof(WriteStrategies.What),
            nameof(WriteStrategies.Area),
            nameof(WriteStrategies.Column),
            nameof(WriteStrategies.HowOften),
            nameof(WriteStrategies.Since),
            nameof(WriteStrategies.Outcome),
        }.Select(Asked.On<WriteStrategies>),
    ];
    private static readonly Asked[] ProgressHead =
    [
        .. new[]
        {
            nameof(WriteProgress.Subject),
            nameof(WriteProgress.Level),
            nameof(WriteProgress.Value),
            nameof(WriteProgress.On),
            nameof(WriteProgress.Comment),
        }.Select(Asked.On<WriteProgress>),
    ];

    /// <summary>The form for one draft with what it says already, or a blank one.</summary>
    public static Document Paper(Request? request, Child? child, FormContext context)
    {
        return new(
            Title,
            null,
            [
                new Paragraph(Intro),
                new Heading("About this request"),
                new Answers([
                    new(Reference, request?.Reference, "Filled in by the service"),
                    new(Name, child?.Name),
                    new(Born, child?.Born.InFull),
                    new(Setting, request?.SettingName),
                ]),
                .. Sections[..2].SelectMany(Section),
                new Heading("Strategies tried and what came of them"),
                new Paragraph(
                    $"Area of need: {Words(context, CodeList.Area)}. Column: "
                        + $"{string.Join("; ", Enum.GetValues<Column>().Select(c => c.Words))}."
                ),
                new Table(
                    [.. StrategyHead.Select(h => h.Words)],
                    WithBlanks(
                        request?.Strategies.Select(s =>
                            (IReadOnlyList<string?>)
                                [
                                    s.What,
                                    context.Labels.Label(CodeList.Area, s.Area),
                                    s.Column.ToString(),
                                    s.HowOften,
                                    s.Since?.InFull,
                                    s.Outcome,
                                ]
                        ),
                        StrategyHead.Length
                    )
                ),
                .. Section(Sections[2]),
                new Heading("Progress over two years"),
                new Paragraph(
                    $"Kind of level: {Words(context, CodeList.Level)}. Two or more dates in the same area show what has changed."
                ),
                new Table(
                    [.. ProgressHead.Select(h => h.Words)],
                    WithBlanks(
                        request?.Progress.Select(p =>
                            (IReadOnlyList<string?>)
                                [p.Subject, context.Labels.Label(CodeList.Level, p.Level), p.Value, p.On.InFull, p.Comment]
                        ),
                        ProgressHead.Length
                    )
                ),
                .. Sections[3..].SelectMany(Section),
            ]
        );

        IEnumerable<Block> Section((string Title, FormQuestion[] Questions) section) =>
            [
                new Heading(section.Title),
                new Answers([.. section.Questions.Select(q => new AnswerRow(q.Words, q.Box(request, context), q.Hint))]),
            ];
    }

    /// <summary>What the draft answers now to what the form asks.</summary>
    public static IReadOnlyDictionary<string, string?> Answers(Request request, FormContext context)
    {
        var answers = Sections.SelectMany(s => s.Questions).ToDictionary(q => q.Words, q => q.Now(request, context));
        answers["Strategies"] = string.Join('\n', request.Strategies.Select(s => $"{s.What}: {s.Outcome}"));
        answers["Progress"] = string.Join('\n', request.Progress.Select(p => $"{p.On.InFull}: {p.Subject}, {p.Value}"));
        return answers;
    }

    /// <summary>Compares a filled form with the draft. Nothing is changed.</summary>
    public static FormReading Read(WordsRead form, Request request, Child child, FormContext context)
    {
        var reading = new FormReading();
        var questions = Sections.SelectMany(s => s.Questions).ToList();
        var known = 0;
        foreach (var table in form.Tables.Where(t => t.Count > 0))
        {
            if (Places(table[0], StrategyHead) is { } strategyPlaces)
            {
                known++;
                ReadRows(table, strategyPlaces, StrategyHead, cells => ReadStrategy(cells, request, context, reading), reading);
            }
            else if (Places(table[0], ProgressHead) is { } progressPlaces)
            {
                known++;
                ReadRows(table, progressPlaces, ProgressHead, cells => ReadProgress(cells, request, context, reading), reading);
            }
            else
            {
                foreach (var row in table.Where(r => r.Any(c => c.Length > 0)))
                {
                    known += ReadRow(row) ? 1 : 0;
                }
            }
        }
        if (known < 3)
        {
            throw new RuleBroken(
                "This Word document is not the request form. Download the form from your "
                    + "draft, fill that in, and keep its questions as they are",
                "Upload"
            );
        }
        var printed = Paper(null, null, context)
            .Blocks.SelectMany(b =>
                b switch
                {
                    Paragraph p => [p.Words],
                    Heading h => [h.Words],
                    _ => Array.Empty<string>(),
                }
            )
            .Append(Title)
            .Select(w => w.ForMatching)
            .ToHashSet();
        foreach (var words in form.Outside.Where(w => w.ForMatching.Length > 0 && !printed.Contains(w.ForMatching)))
        {
            reading.Miss("Outside the boxes", words, "Only what is written in the boxes can be read");
        }
        GoTogether(request, reading);
        return reading;

        bool ReadRow(IReadOnlyList<string> row)
        {
            var answer = row.Count > 1 ? string.Join('\n', row.Skip(1).Where(c => c.Length > 0)) : "";
            if (AboutThis(row[0], answer, request, child, context, reading))
            {
                return true;
            }
            if (questions.Where(q => Fits(row[0], q.Words)).MaxBy(q => q.Words.Length) is not { } question)
            {
                if (answer.Length > 0 || row.Count is 1)
                {
                    reading.Miss(
                        FirstLine(row[0]),
                        answer.Length > 0 ? answer : row[0],
                        "The request does not ask this, so there is no place for the answer"
                    );
                }
                return false;
            }
            if (reading.HasRead(question))
            {
                reading.Miss(question.Words, answer, "The question stands twice in the form: the first answer was read");
                return true;
            }
            question.Read(answer, request, context, reading);
            return true;
        }
    }

    /// <summary>Writes what was read into the draft, by the draft's own rules.</summary>
    public static void WriteTo(Request request, FormReading reading)
    {
        if (Any(Needs, SenStage, PrimaryNeed, OtherNeeds, ConcernSince))
        {
            request.DescribeNeed(Of(SenStage), Of(PrimaryNeed), Of(OtherNeeds), Of(Needs), Of(ConcernSince));
        }
        if (Any(CoreStandards, Actions))
        {
            request.DescribeProvision(Of(CoreStandards), Of(Actions));
        }
        foreach (var strategy in reading.Strategies)
        {
            request.Keep(strategy);
        }
        if (Any(Agencies, OtherAgencies, NoAgencies))
        {
            request.NameAgencies(Of(Agencies), Of(OtherAgencies), Of(NoAgencies));
        }
        foreach (var progress in reading.Progress)
        {
            request.Keep(progress);
        }
        if (Any(Hopes, OtherInformation, Urgent, WhyUrgent))
        {
            request.Hope(Of(Hopes), Of(OtherInformation), Of(Urgent), Of(WhyUrgent));
        }
        if (Any(AskedBy, AskedByRole, ContactEmail, ContactPhone, Attending) && Of(AskedBy) is { } askedBy)
        {
            request.SignedBy(askedBy, Of(AskedByRole), Of(ContactEmail), Of(ContactPhone), Of(Attending));
        }
        if (reading.Missed.Count > 0)
        {
            request.Leave([.. reading.Missed.Select(m => new NotRead(m.Question, m.Typed, m.Why))]);
        }

        bool Any(params FormQuestion[] questions) => questions.Any(reading.HasRead);
        T Of<T>(FormQuestion<T> question) => reading.Of(question, request);
    }

    /// <summary>Answers that contradict each other are told here, not when they are kept.</summary>
    private static void GoTogether(Request request, FormReading reading)
    {
        if (
            reading.Of(NoAgencies, request)
            && (reading.Of(Agencies, request).Count > 0 || reading.Of(OtherAgencies, request) is { Length: > 0 })
        )
        {
            if (reading.HasRead(NoAgencies))
            {
                reading.Drop(NoAgencies, "Agencies are named too: take out one or the other");
            }
            foreach (var named in new FormQuestion[] { Agencies, OtherAgencies }.Where(q => request.NoAgencies && reading.HasRead(q)))
            {
                reading.Drop(named, "The draft says that nobody has been involved: change that there first");
            }
        }
        if (reading.HasRead(Urgent) && reading.Of(Urgent, request) && string.IsNullOrWhiteSpace(reading.Of(WhyUrgent, request)))
        {
            reading.Drop(Urgent, "It does not say what makes it urgent");
        }
        if (reading.HasRead(WhyUrgent) && !reading.Of(Urgent, request))
        {
            reading.Drop(WhyUrgent, "It is not marked as urgent");
        }
    }

    private static bool AboutThis(string question, string answer, Request request, Child child, FormContext context, FormReading reading)
    {
        if (Fits(question, Reference))
        {
            if (answer.Length > 0 && answer.ForMatching != request.Reference.ForMatching)
            {
                reading.Warn($"This form is of request {FirstLine(answer)}, and you are in request {request.Reference}.");
            }
            return true;
        }
        if (Fits(question, Name))
        {
            if (answer.Length > 0 && answer.ForMatching != child.Name.ForMatching)
            {
                reading.Warn(
                    $"The form names the child {FirstLine(answer)}. This request is about {child.Name}. The name is not changed from here."
                );
            }
            return true;
        }
        if (Fits(question, Born))
        {
            if (answer.Length > 0 && Read() != child.Born)
            {
                reading.Warn(
                    $"The form says that the child was born on {FirstLine(answer)}. Here it is "
                        + $"{child.Born.InFull}. The date is not changed from here."
                );
            }
            return true;
        }
        return Fits(question, Setting);

        DateOnly? Read()
        {
            try
            {
                return PastDay(answer, context with { Born = null });
            }
            catch (RuleBroken)
            {
                return null;
            }
        }
    }

    private static void ReadRows(
        IReadOnlyList<IReadOnlyList<string>> table,
        int[] places,
        Asked[] head,
        Action<string[]> read,
        FormReading reading
    )
    {
        for (var row = 1; row < table.Count; row++)
        {
            var cells = places.Select(p => p >= 0 && p < table[row].Count ? table[row][p] : "").ToArray();
            if (cells.All(c => c.Length is 0))
            {
                continue;
            }
            for (var cell = 0; cell < cells.Length; cell++)
            {
                if (cells[cell].Length > 0 && head[cell].Refusal(cells[cell]) is { } why)
                {
                    reading.Miss($"{head[cell].Words} (row {row})", cells[cell], why);
                    cells[cell] = "";
                }
            }
            try
            {
                read(cells);
            }
            catch (RuleBroken problem)
            {
                reading.Miss(
                    $"{(problem.Field is "" ? head[0].Words : problem.Field)} (row {row})",
                    string.Join("; ", cells.Where(c => c.Length > 0)),
                    problem.Message
                );
            }
        }
    }

    private static void ReadStrategy(string[] cells, Request request, FormContext context, FormReading reading)
    {
        var what = cells[0].Length > 0 ? cells[0] : throw new RuleBroken("It does not say what was tried", StrategyHead[0].Words);
        var area = Cell(1, cell => Code(cell, CodeList.Area, context, request.Strategies.Select(s => s.Area)));
        var column = Cell<Column?>(
            2,
            cell =>
                cell.Length is 0
                    ? null
                    : Enum.GetValues<Column>()
                        .Cast<Column?>()
                        .FirstOrDefault(c =>
                            cell.ForMatching == c!.Value.ToString().ForMatching || cell.ForMatching == c.Value.Words.ForMatching
                        )
                        ?? throw new RuleBroken("The column must be A, B or C")
        );
        var since = Cell(4, cell => PastDay(cell, context));
        reading.Understood($"{StrategyHead[4].Words}: {what}", cells[4], since);
        var was = request.Strategies.FirstOrDefault(s => s.What.ForMatching == what.ForMatching && (area is null || s.Area == area));
        var strategy = new Strategy(
            was?.Key ?? Id<Strategy>.New(context.Now).Value,
            area ?? was?.Area,
            column ?? was?.Column,
            what,
            Kept(cells[3]) ?? was?.HowOften,
            since ?? was?.Since,
            Kept(cells[5]) ?? was?.Outcome
        );
        if (was is null && reading.Strategies.Any(s => s.What.ForMatching == what.ForMatching && s.Area == strategy.Area))
        {
            throw new RuleBroken("The same strategy stands twice in the form: the first was read", StrategyHead[0].Words);
        }
        reading.Take(strategy, $"Strategy: {what}", was is null ? null : Words(was), Words(strategy));

        string Words(Strategy s) =>
            string.Join(
                "; ",
                new[] { context.Labels.Label(CodeList.Area, s.Area), s.Column?.Words, s.HowOften, s.Since?.InFull, s.Outcome }.Where(w =>
                    w is { Length: > 0 }
                )
            );

        T? Cell<T>(int place, Func<string, T?> read) => CellOf($"{StrategyHead[place].Words}: {what}", cells[place], read, reading);
    }

    /// <summary>What one cell says. A cell that cannot be read is named, and its row is read without it.</summary>
    private static T? CellOf<T>(string question, string cell, Func<string, T?> read, FormReading reading)
    {
        try
        {
            return read(cell);
        }
        catch (RuleBroken problem)
        {
            reading.Miss(question, cell, problem.Message);
            return default;
        }
    }

    private static void ReadProgress(string[] cells, Request request, FormContext context, FormReading reading)
    {
        var subject = cells[0].Length > 0 ? cells[0] : throw new RuleBroken("The area of learning is missing", ProgressHead[0].Words);
        var on = PastDay(cells[3], context) ?? throw new RuleBroken("The date is missing", ProgressHead[3].Words);
        reading.Understood($"{ProgressHead[3].Words}: {subject}", cells[3], on);
        var level = CellOf(
            $"{ProgressHead[1].Words}: {subject}",
            cells[1],
            cell => Code(cell, CodeList.Level, context, [.. request.Progress.Select(p => p.Level), "PSCALE"]),
            reading
        );
        var was = request.Progress.FirstOrDefault(p =>
            p.Subject.ForMatching == subject.ForMatching && p.On == on && (level is null || p.Level == level)
        );
        var progress = new Progress(
            was?.Key ?? Id<Progress>.New(context.Now).Value,
            level ?? was?.Level,
            subject,
            Kept(cells[2]) ?? was?.Value ?? throw new RuleBroken("The level is missing", ProgressHead[2].Words),
            on,
            Kept(cells[4]) ?? was?.Comment
        );
        reading.Take(progress, $"Progress: {subject}, {on.InFull}", was is null ? null : Words(was), Words(progress));

        string Words(Progress p) =>
            string.Join("; ", new[] { context.Labels.Label(CodeList.Level, p.Level), p.Value, p.Comment }.Where(w => w is { Length: > 0 }));
    }

    private static string? Code(string cell, CodeList list, FormContext context, IEnumerable<string?> chosen) =>
        cell.Length is 0
            ? null
            : context
                .Labels.Choices(list, context.Today, chosen)
                .FirstOrDefault(c => c.Text!.ForMatching == cell.ForMatching || c.Value!.ForMatching == cell.ForMatching)
                ?.Value
                ?? throw new RuleBroken($"‘{FirstLine(cell)}’ is not one of: {Words(context, list)}");

    /// <summary>Where each question of the header row stands, if this is that table.</summary>
    private static int[]? Places(IReadOnlyList<string> row, Asked[] head)
    {
        int[] places = [.. head.Select(h => row.ToList().FindIndex(c => Fits(c, h.Words)))];
        return places[0] >= 0 && places.Count(p => p >= 0) >= 3 ? places : null;
    }

    /// <summary>The cell asks this: its first line says so, or all of it begins so.</summary>
    private static bool Fits(string cell, string question) =>
        FirstLine(cell).ForMatching is { Length: > 0 } asked
        && (
            asked == question.ForMatching
            || (question.Length > 15 && cell.ForMatching.StartsWith(question.ForMatching, StringComparison.Ordinal))
        );

    private static string FirstLine(string cell) =>
        cell.Split('\n')[0].Trim() is { Length: > 100 } wide ? wide[..100] + "…" : cell.Split('\n')[0].Trim();

    private static string? Kept(string cell) => cell.Length > 0 ? cell : null;

    private static string Words(FormContext context, CodeList list) =>
        string.Join("; ", context.Labels.Choices(list, context.Today).Select(c => c.Text));

    private static IReadOnlyList<IReadOnlyList<string?>> WithBlanks(IEnumerable<IReadOnlyList<string?>>? rows, int width) =>
        [.. rows ?? [], .. Enumerable.Range(0, BlankRows).Select(_ => (IReadOnlyList<string?>)new string?[width])];
}
