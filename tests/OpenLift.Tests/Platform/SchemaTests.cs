using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using OpenLift.County;

namespace OpenLift.Tests.Platform;

public sealed class SchemaTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_scripts_build_exactly_what_the_model_expects()
    {
        var (expected, actual) = await app.InStore(async store =>
        {
            var postgres = store.Database.IsNpgsql();
            var model = store.GetService<IDesignTimeModel>().Model.GetRelationalModel();
            var wanted = model
                .Tables.SelectMany(t => t.Columns.Select(c => Describe(t.Name, c.Name, c.IsNullable, postgres ? c.StoreType : "")))
                .Order(StringComparer.Ordinal);
            var found = await store
                .Database.SqlQueryRaw<string>(
                    postgres
                        ? """
                        select c.relname || '.' || a.attname || case when a.attnotnull then '' else '?' end
                            || ' ' || format_type(a.atttypid, a.atttypmod) as "Value"
                        from pg_attribute a join pg_class c on c.oid = a.attrelid
                        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
                            and c.relname <> 'schema_script'
                        """
                        : """
                        select m.name || '.' || c.name || case when c."notnull" or c.pk then '' else '?' end || ' ' as "Value"
                        from sqlite_schema m join pragma_table_info(m.name) c where m.type = 'table' and m.name <> 'schema_script'
                        """
                )
                .ToListAsync();
            return (wanted.ToList(), found.Order(StringComparer.Ordinal).ToList());
        });

        actual.ShouldBe(expected);

        static string Describe(string table, string column, bool nullable, string type) =>
            $"{table}.{column}{(nullable ? "?" : "")} {type}";
    }

    [Fact]
    public async Task Six_servers_may_start_at_once() =>
        await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ =>
                    app.InStore(async s =>
                    {
                        await Schema.Upgrade(s);
                        return 0;
                    })
                )
        );

    [Fact]
    public async Task A_script_edited_after_it_ran_is_refused()
    {
        await using var alone = new TestApp();
        await alone.InStore(s => s.Database.ExecuteSqlRawAsync("update schema_script set hash = 'x' where name = '0001-county'"));

        var refused = await Record.ExceptionAsync(() =>
            alone.InStore(async s =>
            {
                await Schema.Upgrade(s);
                return 0;
            })
        );

        refused.ShouldBeOfType<InvalidOperationException>().Message.ShouldStartWith("0001-county was edited");
    }

    [Theory]
    [InlineData("update audit_entry set sentence = 'x'")]
    [InlineData("delete from audit_entry")]
    [InlineData("update look set person_name = 'x'")]
    [InlineData("delete from look")]
    [InlineData("update sent_version set content = 'x'")]
    public async Task What_happened_cannot_be_edited(string sql)
    {
        await app.Save(
            async s =>
            {
                s.Looked([(await s.Children.FirstAsync()).Id], "/test");
                await s.WriteLooks();
            },
            await app.ActorOf("coordinator@demo.example")
        );

        var exception = await Record.ExceptionAsync(() => app.InStore(s => s.Database.ExecuteSqlRawAsync(sql)));

        exception.ShouldNotBeNull().Message.ShouldContain("append-only");
    }

    [Fact]
    public async Task Sqlite_writes_to_the_disk_before_it_says_yes()
    {
        if (TestDatabase.IsPostgres)
        {
            return;
        }
        (
            await app.InStore(s =>
                s.Database.SqlQueryRaw<string>("select journal_mode as \"Value\" from pragma_journal_mode").SingleAsync()
            )
        ).ShouldBe("wal");
        (
            await app.InStore(s => s.Database.SqlQueryRaw<int>("select synchronous as \"Value\" from pragma_synchronous").SingleAsync())
        ).ShouldBe(2);
        (
            await app.InStore(s => s.Database.SqlQueryRaw<int>("select foreign_keys as \"Value\" from pragma_foreign_keys").SingleAsync())
        ).ShouldBe(1);
    }

    [Fact, Trait("FoundBy", "fresh eyes")]
    public async Task Several_servers_may_start_at_once_on_an_empty_county()
    {
        await app.InStore(async s =>
        {
            await Task.WhenAll(
                Enumerable
                    .Range(0, 4)
                    .Select(_ =>
                        app.InStore(async each =>
                        {
                            await Schema.Alone(each, () => Kent.Found(each));
                            return 0;
                        })
                    )
            );
            (await s.Districts.CountAsync()).ShouldBe(12);
            return 0;
        });
    }
}
